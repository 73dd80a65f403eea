package org.rowan.cli.drill;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rowan.base.Personal;
import org.rowan.cli.drill.Http.Reply;

/// A scripted person at the console: signs in as a person does, with the form and its token, and signs in
/// again when the session is gone.
final class Staff implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Map<String, String> JSON = Map.of("Accept", "application/json");
    private static final Map<String, String> HTML = Map.of("Accept", "text/html");

    private final Http http;
    private final String name;
    private Personal<String> password;

    Staff(Http http, String name, Personal<String> password) {
        this.http = http;
        this.name = name;
        this.password = password;
    }

    String name() {
        return name;
    }

    Personal<String> password() {
        return password;
    }

    void password(Personal<String> known) {
        password = known;
    }

    /// Signs in; true when the server wants a password of the person's own choosing first.
    boolean signIn() throws IOException, Failed {
        Reply page = http.get("/sign-in", HTML);
        Failed.unless(page.ok(), "sign-in page: expected HTTP 200; got " + page.status());
        Map<String, String> form = new HashMap<>(Map.of("name", name, "password", password.reveal()));
        token(page).ifPresent(t -> form.put("_csrf", t));
        Reply reply = http.postForm("/sign-in", HTML, form);
        Failed.unless(
                reply.status() / 100 == 3 && !reply.location().contains("failed"),
                "sign-in of " + name + ": expected to be let in; got HTTP " + reply.status() + " "
                        + reply.location().replaceAll(".*(/[a-z-]*\\??[a-z]*)$", "$1"));
        return http.get("/queue", HTML).location().endsWith("/password");
    }

    void choosePassword(Personal<String> chosen) throws IOException, Failed {
        Reply reply = send(
                "/password",
                Map.of("current", password.reveal(), "chosen", chosen.reveal(), "again", chosen.reveal()),
                "/password");
        Failed.unless(reply.ok(), "choosing a password: expected HTTP 200; got " + reply.status());
        password = chosen;
    }

    /// Reads a page or a JSON answer as this person, signing in first when needed.
    Reply get(String path) throws IOException, Failed {
        Reply reply = http.get(path, JSON);
        if (outside(reply)) {
            signIn();
            reply = http.get(path, JSON);
        }
        return reply;
    }

    /// Fetches what is no JSON, such as a rendition.
    Reply fetch(String path) throws IOException {
        return http.get(path, Map.of());
    }

    Reply post(String path, Map<String, String> fields) throws IOException, Failed {
        return send(path, fields, "/queue");
    }

    private Reply send(String path, Map<String, String> fields, String pageWithToken) throws IOException, Failed {
        Reply page = http.get(pageWithToken, HTML);
        if (outside(page)) {
            signIn();
            page = http.get(pageWithToken, HTML);
        }
        Map<String, String> form = new HashMap<>(fields);
        Optional<String> token = token(page);
        if (token.isEmpty()) throw new IOException("the page " + pageWithToken + " had no token");
        form.put("_csrf", token.get());
        return http.postForm(path, JSON, form);
    }

    private static boolean outside(Reply reply) {
        return reply.status() == 401
                || (reply.status() / 100 == 3 && reply.location().contains("/sign-in"));
    }

    private static Optional<String> token(Reply page) {
        Matcher matcher = TOKEN.matcher(page.body().asUtf8());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Override
    public void close() {
        http.close();
    }
}
