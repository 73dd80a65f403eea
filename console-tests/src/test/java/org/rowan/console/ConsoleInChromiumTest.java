package org.rowan.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent.ViewRecorded;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Priority;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.cases.Role;
import org.rowan.evidence.EvidenceId;
import org.rowan.flow.Keeping;
import org.rowan.flow.Preserving;

class ConsoleInChromiumTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    /// Every page that is looked at, as a picture for people.
    private static final Path SHOTS = Path.of("target", "screens");

    private static Stage stage;
    private static Playwright playwright;
    private static Browser browser;
    private static String fresh;
    private static String filed;
    private static String dismissed;
    private static String unsettled;
    private static String frozen;
    private static String askedBack;
    private static String corrected;

    @BeforeAll
    static void open() throws IOException {
        if (!Files.isExecutable(CHROMIUM)) {
            Assumptions.abort("SKIPPED: no " + CHROMIUM + ". Install Debian's package chromium to try the pages.");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking", "--disable-gpu")));
        stage = new Stage();
        fresh = stage.caseOf("post-1");
        filed = referred("post-2", Destination.NCA);
        stage.advanceFiling();
        dismissed = stage.caseOf("post-dismissed");
        decide(dismissed, "reviewer.one", new ReviewDecision.Dismiss("made for this test"));
        askedBack = takenBack("post-asked-back", false);
        corrected = takenBack("post-corrected", true);
        stage.loseEveryFinish();
        unsettled = referred("post-unsettled", Destination.NCMEC);
        while (stage.file(unsettled).state() == CaseState.REFERRED) stage.advanceFiling();
        frozen = frozen();
    }

    /// An account that is frozen without a case, with something in it of a hostile name.
    private static String frozen() throws IOException {
        Person admin = new Person(new PersonId("admin.one"), java.util.Set.of(Role.ADMIN));
        var order = new Preserving.Order("asked by telephone", Optional.of("Example Police, case 7"));
        var ordered = (Preserving.Ordered) stage.theActs().preserving().order(admin, "account-7", true, order);
        Bytes mail = Bytes.utf8("made for this test");
        stage.theActs()
                .keeping()
                .keep(
                        ordered.id(),
                        new Keeping.Somebody(admin),
                        new Keeping.Sent("\u202Egpj.exe " + "n".repeat(200), mail.length(), mail.stream()));
        return ordered.id().value();
    }

    /// A filed case that one person would take back, or that two took back.
    private static String takenBack(String item, boolean both) throws IOException {
        String id = referred(item, Destination.NCMEC);
        while (stage.file(id).state() == CaseState.REFERRED) stage.advanceFiling();
        var correcting = stage.theActs().correcting();
        Person lead = new Person(new PersonId("lead.two"), java.util.Set.of(Role.LEAD));
        assertThat(correcting.ask(lead, stage.file(id).id(), "another picture than the list meant"))
                .isEmpty();
        Person one = new Person(new PersonId("reviewer.one"), java.util.Set.of(Role.REVIEWER));
        if (both) assertThat(correcting.correct(one, stage.file(id).id())).isEmpty();
        return id;
    }

    /// A case that two people referred.
    private static String referred(String item, Destination destination) throws IOException {
        String id = stage.caseOf(item);
        for (String name : List.of("reviewer.one", "reviewer.two")) {
            decide(
                    id,
                    name,
                    new Refer(
                            destination,
                            IncidentType.IMAGERY,
                            destination == Destination.NCA ? Optional.of(Priority.THREE) : Optional.empty(),
                            Optional.empty(),
                            "made for this test"));
        }
        return id;
    }

    private static void decide(String id, String name, ReviewDecision decision) throws IOException {
        Person person = new Person(new PersonId(name), java.util.Set.of(Role.REVIEWER));
        stage.theActs().reviewing().decide(person, stage.file(id).id(), decision);
    }

    @AfterAll
    static void close() {
        if (playwright != null) playwright.close();
        if (stage != null) stage.close();
    }

    private static Page signedIn(BrowserContext context, String name) {
        Page page = context.newPage();
        page.navigate(stage.at("/sign-in"));
        page.fill("#name", name);
        page.fill("#password", Stage.PASSWORD);
        page.click("main button[type=submit]");
        return page;
    }

    private static BrowserContext context(int width) {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 900));
    }

    private static void look(Page page, String name, List<String> violations) throws IOException {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve(name + ".png")));
        new AxeBuilder(page)
                .analyze()
                .getViolations()
                .forEach(v -> violations.add(name + ": " + v.getId() + " "
                        + v.getNodes().stream()
                                .map(n -> String.valueOf(n.getTarget()))
                                .toList()));
    }

    @Test
    void every_page_is_accessible_in_both_languages() throws IOException {
        List<String> violations = new ArrayList<>();
        for (String language : List.of("en", "ar")) {
            try (BrowserContext context = context(1280)) {
                Page page = context.newPage();
                page.navigate(stage.at("/sign-in?lang=" + language));
                look(page, "sign-in-" + language, violations);
                page = signedIn(context, "lead.one");
                for (String path : List.of(
                        "/queue",
                        "/filings",
                        "/dismissed",
                        "/frozen",
                        "/coverage",
                        "/lists",
                        "/lists/additions",
                        "/password")) {
                    page.navigate(stage.at(path));
                    look(page, path.substring(1).replace('/', '-') + "-" + language, violations);
                }
                for (var one : cases().entrySet()) {
                    page.navigate(stage.at("/cases/" + one.getValue()));
                    look(page, one.getKey() + "-" + language, violations);
                }
            }
            try (BrowserContext context = context(1280)) {
                Page page = signedIn(context, "admin.one");
                page.navigate(stage.at("/people?lang=" + language));
                look(page, "people-" + language, violations);
            }
        }
        assertThat(violations).isEmpty();
    }

    private static Map<String, String> cases() {
        return Map.of(
                "fresh",
                fresh,
                "filed",
                filed,
                "dismissed-case",
                dismissed,
                "unsettled",
                unsettled,
                "asked-back",
                askedBack,
                "corrected",
                corrected,
                "frozen",
                frozen);
    }

    @Test
    void dark_pages_are_accessible_too() throws IOException {
        List<String> violations = new ArrayList<>();
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK))) {
            Page page = signedIn(context, "lead.one");
            for (String path : List.of("/queue", "/cases/" + fresh)) {
                page.navigate(stage.at(path));
                look(page, "dark" + path.replaceAll("[^a-z]+", "-"), violations);
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void at_320_pixels_nothing_needs_sideways_scrolling() throws IOException {
        try (BrowserContext context = context(320)) {
            Page page = signedIn(context, "lead.one");
            for (String path : List.of(
                    "/queue?lang=en",
                    "/lists",
                    "/lists/additions",
                    "/filings",
                    "/dismissed",
                    "/frozen",
                    "/cases/" + frozen,
                    "/cases/" + fresh,
                    "/cases/" + filed,
                    "/cases/" + unsettled,
                    "/cases/" + askedBack,
                    "/cases/" + corrected,
                    "/queue?lang=ar")) {
                page.navigate(stage.at(path));
                int width = (int) page.evaluate("document.documentElement.scrollWidth");
                assertThat(width).as(path).isLessThanOrEqualTo(320);
            }
        }
    }

    @Test
    void by_keyboard_a_picture_is_shown_recorded_as_seen_and_hidden() throws IOException {
        String id = stage.caseOf("post-3");
        try (BrowserContext context = context(1280)) {
            Page page = signedIn(context, "reviewer.one");
            page.navigate(stage.at("/cases/" + id + "?lang=en"));
            assertThat(page.locator("img").count()).isZero();

            page.keyboard().press("3");
            page.waitForSelector("figure.shown img");
            page.waitForSelector("[data-said]:has-text('Recorded as seen.')");
            assertThat(stage.file(id).viewedWhole(evidence(id))).isTrue();
            page.waitForResponse(
                    r -> r.url().endsWith("/seen"), () -> page.keyboard().press("Escape"));

            assertThat(page.locator("img").count()).isZero();
            assertThat(stage.file(id).all(ViewRecorded.class)).hasSize(3).allMatch(ViewRecorded::whole);
        }
    }

    @Test
    void a_picture_that_is_hidden_at_once_is_not_recorded_as_seen() throws IOException {
        String id = stage.caseOf("post-5");
        try (BrowserContext context = context(1280)) {
            Page page = signedIn(context, "reviewer.one");
            page.navigate(stage.at("/cases/" + id + "?lang=en"));

            page.evaluate("new MutationObserver(() => document.querySelector('[data-said]:not(:empty)')"
                    + " && document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'})))"
                    + ".observe(document, {childList: true, subtree: true, characterData: true})");
            page.keyboard().press("3");
            page.waitForSelector("figure.shown.gone");
            page.waitForTimeout(1500);

            assertThat(page.textContent("[data-said]")).contains("does not count as seen");
            assertThat(stage.file(id).all(ViewRecorded.class)).isNotEmpty();
            assertThat(stage.file(id).viewedWhole(evidence(id))).isFalse();
        }
    }

    private EvidenceId evidence(String id) throws IOException {
        return stage.file(id).evidence().getFirst().id();
    }

    @Test
    void without_scripts_a_case_is_decided() throws IOException {
        String id = stage.caseOf("post-4");
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = signedIn(context, "reviewer.one");
            page.navigate(stage.at("/cases/" + id + "?lang=en"));
            page.click("details:has(#reason-dismiss) summary");
            page.fill("#reason-dismiss", "a gradient");
            page.click("form:has(#reason-dismiss) button");

            assertThat(page.textContent("main")).contains("Saved.").contains("Dismissed");
        }
    }
}
