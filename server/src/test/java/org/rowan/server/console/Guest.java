package org.rowan.server.console;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.server.FakeHouse;

/// A scripted person at the console: a form and its token, as a browser has them.
final class Guest {
    static final String PASSWORD = "a sentence to remember";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final FakeHouse house;
    private final HttpClient client = FakeHouse.browser();

    Guest(FakeHouse house) {
        this.house = house;
    }

    /// A new member of staff, past the first sign-in.
    static Guest signedIn(FakeHouse house, String name, Role... roles) throws IOException {
        house.people.add(new PersonId("command-line"), new PersonId(name), name, Set.of(roles));
        Guest guest = new Guest(house);
        guest.signIn(name, "first");
        guest.post("/password", "/password", "current", "first", "chosen", PASSWORD, "again", PASSWORD);
        return guest;
    }

    HttpResponse<String> signIn(String name, String password) throws IOException {
        return post("/sign-in", "/sign-in", "name", name, "password", password);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException {
        return house.get(client, path, headers);
    }

    /// The token of the forms on `page`.
    String token(String page) throws IOException {
        Matcher token = TOKEN.matcher(get(page).body());
        return token.find() ? token.group(1) : "";
    }

    /// A form of `page`, sent as a browser does.
    HttpResponse<String> post(String page, String path, String... fields) throws IOException {
        return send(path, token(page), "text/html", fields);
    }

    /// The same for a program, which asks for JSON.
    HttpResponse<String> ask(String page, String path, String... fields) throws IOException {
        return send(path, token(page), "application/json", fields);
    }

    HttpResponse<String> send(String path, String token, String accept, String... fields) throws IOException {
        StringJoiner form = new StringJoiner("&");
        if (!token.isEmpty()) form.add("_csrf=" + encoded(token));
        for (int i = 0; i < fields.length; i += 2) form.add(fields[i] + "=" + encoded(fields[i + 1]));
        HttpRequest request = HttpRequest.newBuilder(house.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(form.toString()))
                .build();
        return FakeHouse.send(client, request);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
