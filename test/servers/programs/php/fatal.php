<?php
// A page that fails after it has begun to answer.
header('Content-Type: text/html; charset=utf-8');
echo "<!doctype html>\n<title>Orders</title>\n<ul>\n";
for ($order = 1; $order <= 3; $order++) {
    echo "<li>order $order</li>\n";
    flush();
}
(function (int $total) {})(null);
echo "</ul>\n";
