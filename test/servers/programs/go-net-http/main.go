// Go's net/http with a handler that panics after it has begun to answer.
package main

import (
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
)

func main() {
	log.SetOutput(io.Discard)
	http.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/x-ndjson")
		for order := 1; order <= 3; order++ {
			fmt.Fprintf(w, "{\"order\":%d}\n", order)
			w.(http.Flusher).Flush()
		}
		panic("the database went away")
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	panic(http.Serve(listener, nil))
}
