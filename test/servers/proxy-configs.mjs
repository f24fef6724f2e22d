// @ts-check
/** Configurations of the proxies, as small as they run with. */

/** @typedef {{ port: number, upstream: number, folder: string, buffering?: boolean, gzip?: boolean }} ProxyOptions */

/** @param {ProxyOptions} options */
export function nginxConfig({ port, upstream, folder, buffering = true, gzip = false }) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
${temporary.map((name) => `  ${name}_temp_path ${folder}/${name};`).join('\n')}
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${upstream};
      proxy_http_version 1.1;
      proxy_buffering ${buffering ? 'on' : 'off'};
      ${gzip ? 'gzip on; gzip_min_length 1; gzip_types application/x-ndjson;' : ''}
    }
  }
}
`;
}

/** @param {ProxyOptions} options */
export function haproxyConfig({ port, upstream }) {
  return `
defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
frontend near
  bind 127.0.0.1:${port}
  default_backend far
backend far
  server only 127.0.0.1:${upstream}
`;
}
