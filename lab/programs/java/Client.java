// The Java client of the lab: reads {id, url, method, limit} a line (flat JSON), answers an observation a line.
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Client {
  public static void main(String[] args) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(16);
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String question = line;
      if (question.contains("\"versions\"")) {
        tell("{\"id\":" + number(question, "id") + ",\"versions\":{\"java-httpclient\":\"JDK " + System.getProperty("java.vm.version") + "\"}}");
      } else pool.submit(() -> tell(ask(question)));
    }
    pool.shutdownNow();
    System.exit(0);
  }

  static synchronized void tell(String line) {
    System.out.println(line);
    System.out.flush();
  }

  /** What one call was seen to do; filled by its thread, read when that is done or its time is up. */
  static class Seen {
    volatile String stage = "head";
    volatile String error = "null";
    volatile String status = "null";
    volatile long octets = 0;
  }

  static void call(String question, Seen seen) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(text(question, "url")))
          .method(text(question, "method"), HttpRequest.BodyPublishers.noBody()).build();
      HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      seen.status = String.valueOf(response.statusCode());
      seen.stage = "body";
      byte[] buffer = new byte[16384];
      for (int count = response.body().read(buffer); count >= 0; count = response.body().read(buffer)) seen.octets += count;
      seen.stage = "done";
    } catch (Exception thrown) {
      seen.error = fault(thrown.getClass().getSimpleName(), thrown.getMessage() + chain(thrown.getCause()));
    }
  }

  static String ask(String question) {
    int limit = number(question, "limit");
    Seen seen = new Seen();
    Thread thread = new Thread(() -> call(question, seen));
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(limit);
    } catch (InterruptedException thrown) {
      Thread.currentThread().interrupt();
    }
    String error = thread.isAlive() ? fault("WAITING", "still waiting after " + limit + " ms") : seen.error;
    return "{\"id\":" + number(question, "id") + ",\"stage\":\"" + seen.stage + "\",\"status\":" + seen.status
        + ",\"reason\":null,\"bodyLength\":" + seen.octets + ",\"trailers\":false,\"error\":" + error + "}";
  }

  static String chain(Throwable cause) {
    return cause == null ? "" : " < " + cause.getMessage() + chain(cause.getCause());
  }

  static String fault(String code, String message) {
    return "{\"code\":" + quoted(code) + ",\"message\":" + quoted(message) + "}";
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20 || c > 0x7e) out.append(String.format("\\u%04x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }

  static int number(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  static String text(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    return found.find() ? found.group(1) : "";
  }
}
