package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;

/// Who is not signed in costs the server no memory that stays.
class StrangersTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static FakeHouse house;
    private final HttpClient stranger = HttpClient.newHttpClient();

    @BeforeAll
    static void open() {
        house = new FakeHouse(Duty.ALL, Set.of());
        house.people.add(new PersonId("command-line"), new PersonId("new.one"), "new one", Set.of(Role.REVIEWER));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static List<String> cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie");
    }

    private static HttpResponse<String> form(HttpClient client, String path, String fields) throws IOException {
        return FakeHouse.send(
                client,
                HttpRequest.newBuilder(house.at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build());
    }

    private static String token(HttpClient client) throws IOException {
        return token(client, "/sign-in");
    }

    private static String token(HttpClient client, String page) throws IOException {
        Matcher token = TOKEN.matcher(house.get(client, page).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/queue?page=1",
                "/sign-in",
                "/sign-in?failed",
                "/no-such-page",
                "/log/tile/entries/000",
                "/log/checkpoint",
                "/healthz",
                "/api/v1/items",
                "/api/v1/admin/people",
                "/error"
            })
    void no_request_of_a_stranger_opens_a_session(String path) throws IOException {
        assertThat(cookies(house.get(stranger, path))).noneMatch(cookie -> cookie.startsWith("rowan="));
    }

    @Test
    void a_session_that_a_stranger_made_up_is_not_opened() throws IOException {
        var answer = house.get(stranger, "/queue", "Cookie", "rowan=0123456789ABCDEF0123456789ABCDEF");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(cookies(answer)).noneMatch(cookie -> cookie.startsWith("rowan="));
    }

    @Test
    void a_failed_sign_in_opens_no_session() throws IOException {
        HttpClient browser = FakeHouse.browser();

        var answer = form(browser, "/sign-in", "name=new.one&password=wrong&_csrf=" + token(browser));

        assertThat(answer.headers().firstValue("location")).contains("/sign-in?failed");
        assertThat(cookies(answer)).noneMatch(cookie -> cookie.startsWith("rowan="));
    }

    @Test
    void a_sign_in_without_the_token_of_the_page_is_refused_and_opens_no_session() throws IOException {
        String another = token(FakeHouse.browser());

        for (String fields : List.of("", "&_csrf=" + another)) {
            var answer = form(FakeHouse.browser(), "/sign-in", "name=new.one&password=first" + fields);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(cookies(answer)).noneMatch(cookie -> cookie.startsWith("rowan="));
        }
    }

    @Test
    void the_session_begins_with_the_sign_in_and_the_cookie_of_the_form_ends() throws IOException {
        HttpClient browser = FakeHouse.browser();
        var page = house.get(browser, "/sign-in");
        assertThat(cookies(page))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("rowan-form=")
                        .contains("HttpOnly")
                        .contains("SameSite=Strict"));
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();

        var answer = form(browser, "/sign-in", "name=new.one&password=first&_csrf=" + token.group(1));

        assertThat(answer.headers().firstValue("location")).contains("/");
        assertThat(cookies(answer)).anyMatch(cookie -> cookie.startsWith("rowan="));
        assertThat(cookies(answer)).anyMatch(cookie -> cookie.startsWith("rowan-form=;") && cookie.contains("1970"));
    }

    @Test
    void a_session_given_to_somebody_by_another_gets_a_new_id_at_sign_in() throws IOException {
        HttpClient browser = FakeHouse.browser();
        String first = session(form(browser, "/sign-in", "name=new.one&password=first&_csrf=" + token(browser)));

        String again = token(browser, "/password");
        String second = session(form(browser, "/sign-in", "name=new.one&password=first&_csrf=" + again));

        assertThat(second).isNotEqualTo(first);
        assertThat(house.get(stranger, "/password", "Cookie", first).statusCode())
                .isEqualTo(302);
    }

    private static String session(HttpResponse<String> answer) {
        return cookies(answer).stream()
                .filter(cookie -> cookie.startsWith("rowan="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void where_too_many_sign_in_the_next_one_is_asked_to_come_back() throws IOException {
        HttpClient browser = FakeHouse.browser();
        String token = token(browser);
        house.people.busy = true;
        try {
            var answer = form(browser, "/sign-in", "name=new.one&password=first&_csrf=" + token);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).contains("5");
            assertThat(answer.body()).contains("Too many passwords are being checked");
            assertThat(cookies(answer)).noneMatch(cookie -> cookie.startsWith("rowan="));
        } finally {
            house.people.busy = false;
        }
    }

    @Test
    void a_redirect_does_not_name_a_scheme_that_the_program_cannot_know() throws IOException {
        HttpClient browser = FakeHouse.browser();

        assertThat(house.get(stranger, "/queue").headers().firstValue("location"))
                .contains("/sign-in");
        assertThat(form(browser, "/sign-in", "name=x&password=y&_csrf=" + token(browser))
                        .headers()
                        .firstValue("location"))
                .contains("/sign-in?failed");
    }
}
