package org.rowan.server;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.agency.nca.NcaPackage;
import org.rowan.agency.nca.Provider;
import org.rowan.agency.nca.UkRules;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cases.Arrangement;
import org.rowan.cases.Arrangements;
import org.rowan.cases.Destination;
import org.rowan.cases.RetentionRules;
import org.rowan.cases.ReviewRules;
import org.rowan.flow.ByHand;
import org.rowan.flow.Covering;
import org.rowan.flow.Delivering;
import org.rowan.flow.Enriching;
import org.rowan.flow.Filing;
import org.rowan.flow.HookPlan;
import org.rowan.flow.Inquiring;
import org.rowan.flow.Intake;
import org.rowan.flow.IntakeRules;
import org.rowan.flow.Listing;
import org.rowan.flow.ReportNeeds;
import org.rowan.flow.Requesting;
import org.rowan.flow.Retaining;
import org.rowan.flow.Reviewing;
import org.rowan.flow.ServiceAsks;
import org.rowan.flow.Viewing;
import org.rowan.hook.Ask;
import org.rowan.hook.Need;
import org.rowan.port.AgencyDesk;
import org.rowan.port.Journal;
import org.rowan.referral.Reporter;
import org.rowan.screening.Limits;
import org.rowan.screening.Screening;
import org.rowan.server.hooks.HookFiles;
import org.rowan.server.hooks.Hooks;
import org.rowan.server.http.FactsAnswer;
import org.rowan.server.uk.Registration;
import org.rowan.server.uk.UkDesk;
import org.rowan.testkit.fakes.FakeDesk;
import org.rowan.testkit.fakes.FakeHashLists;
import org.rowan.testkit.fakes.FakeHook;
import org.rowan.testkit.fakes.FakeJournal;
import org.rowan.testkit.fakes.FakeKeys;
import org.rowan.testkit.fakes.FakeMedia;
import org.rowan.testkit.fakes.FakeVault;
import org.rowan.testkit.fakes.TestClock;
import org.springframework.context.ConfigurableApplicationContext;

/// The real doors on a real port before a centre whose ports are fakes with memory.
public final class FakeHouse implements AutoCloseable {
    /// One address that takes everything and is asked nothing by itself.
    private static final HookPlan HOOK = new HookPlan(
            "main",
            EnumSet.allOf(Ask.Kind.class),
            Set.of(),
            Set.of(),
            HookPlan.Drills.TOO,
            Duration.ofDays(14),
            Period.ofMonths(3));

    public static final String ADMIN_TOKEN = "the token of this run";
    public static final int MAX_FILE_BYTES = 1_000_000;
    public static final RetentionRules RETENTION = org.rowan.testkit.contracts.Keep.RULES;

    public static final Reporter REPORTER = new Reporter(
            "Example forum",
            new Personal<>("Officer"),
            new Personal<>("One"),
            new Personal<>("safety@example.org"),
            Optional.empty(),
            Optional.empty());

    public final TestClock clock = TestClock.atNoon();
    /// By which the sessions at the console grow old.
    public final TestClock sittings = TestClock.atNoon();
    public final FakeJournal memory = new FakeJournal();
    public volatile boolean broken;
    public final FakeVault vault = new FakeVault(clock);
    public final FakeHashLists lists = new FakeHashLists(memory);
    public final FakeMedia media = new FakeMedia();
    public final FakeKeys keys = new FakeKeys();
    public final FakePeople people = new FakePeople();
    public final Health health = new Health();
    /// What a report should hold here.
    private static final List<Need> NEEDS = List.of(Need.ACCOUNT, Need.NAMES, Need.LOGIN_ADDRESSES);

    /// The doors for verifiable reports, which a test may open.
    private final Frank frank;

    public final FakeHook service = new FakeHook();
    public final FakeClients clients = new FakeClients();
    public final Map<Destination, AgencyDesk> desks = new EnumMap<>(Destination.class);
    public final Map<String, Bytes> published = new java.util.concurrent.ConcurrentHashMap<>();
    public final IntakeLimits limits;
    /// One that covers the duty in the United Kingdom, and one of the group, of which a person has to say so.
    public static final Arrangements ARRANGEMENTS = new Arrangements(
            REPORTER.service(),
            List.of(
                    arrangement("to-ncmec", "ncmec", Arrangement.ReportedBy.US),
                    arrangement("by-the-group", "the NCA, by the parent", Arrangement.ReportedBy.GROUP)));

    private static Arrangement arrangement(String name, String with, Arrangement.ReportedBy by) {
        return new Arrangement(
                name,
                Destination.NCA,
                with,
                by,
                Arrangement.Basis.VOLUNTARY,
                REPORTER.service(),
                LocalDate.parse("2026-04-07"),
                Optional.empty(),
                "counsel",
                LocalDate.parse("2026-04-01"),
                Optional.empty());
    }

    private final String address;
    private final Acts acts;
    private final Optional<ConfigurableApplicationContext> doors;

    public FakeHouse(Duty duty, Set<Screening.Why> hold) {
        this(Optional.of(duty), hold, "127.0.0.1", Pace.DEFAULT, Frank.OFF);
    }

    /// A house with doors for verifiable reports.
    public FakeHouse(Duty duty, Frank frank) {
        this(Optional.of(duty), Set.of(), "127.0.0.1", Pace.DEFAULT, frank);
    }

    /// A house that listens on `address` and waits for an upload as `pace` says.
    public FakeHouse(String address, Pace pace) {
        this(Optional.of(Duty.ALL), Set.of(), address, pace, Frank.OFF);
    }

    /// The centre alone, for doors that are opened beside it.
    public static FakeHouse closed(Set<Screening.Why> hold) {
        return new FakeHouse(Optional.empty(), hold, "", Pace.DEFAULT, Frank.OFF);
    }

    private FakeHouse(Optional<Duty> duty, Set<Screening.Why> hold, String address, Pace pace, Frank frank) {
        this.frank = frank;
        this.address = address;
        limits = new IntakeLimits(MAX_FILE_BYTES, new Budget(8L * MAX_FILE_BYTES), Duration.ofMinutes(5), pace);
        for (Destination destination : Destination.values()) desks.put(destination, new FakeDesk(destination));
        acts = acts(hold);
        doors = duty.map(this::open);
    }

    private ConfigurableApplicationContext open(Duty duty) {
        return Doors.open(
                new Opening(address, 0, duty, false, new Personal<>(ADMIN_TOKEN), sittings),
                limits,
                health,
                () -> acts);
    }

    /// While `broken`, every call of the journal fails as if the database were gone.
    private Journal breakable() {
        return (Journal) Proxy.newProxyInstance(
                FakeHouse.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, args) -> {
                    if (broken) throw new IOException("the database cannot be reached");
                    try {
                        return method.invoke(memory, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Acts acts(Set<Screening.Why> hold) {
        Journal journal = breakable();
        IntakeRules rules =
                new IntakeRules(Limits.DEFAULT, hold, Digest.of(Bytes.utf8("policy")), Duration.ofMinutes(5));
        return new Acts(
                new Intake(journal, vault, lists, media, keys, clock, rules),
                new Reviewing(
                        journal,
                        keys,
                        clock,
                        ReviewRules.DEFAULT,
                        REPORTER,
                        desks,
                        List.of(),
                        new ReportNeeds(Map.of(Destination.NCMEC, NEEDS, Destination.NCA, NEEDS), false),
                        ARRANGEMENTS),
                new Viewing(journal, vault, media, keys, clock),
                new Filing(journal, vault, keys, clock, desks, Filing.Pace.DEFAULT),
                new ByHand(journal, vault, keys, clock),
                new org.rowan.flow.Overseeing(journal, memory, clock),
                new org.rowan.flow.Approving(journal, keys, clock, org.rowan.testkit.contracts.Keep.OPENING),
                new org.rowan.flow.Packing(
                        journal,
                        vault,
                        keys,
                        new org.rowan.testkit.fakes.FakeLog(memory, keys),
                        clock,
                        RETENTION,
                        org.rowan.testkit.contracts.Keep.OPENING),
                new org.rowan.flow.Exporting(journal, keys, clock),
                new org.rowan.flow.Correcting(journal, keys, clock, ReviewRules.DEFAULT, List.of(HOOK)),
                new org.rowan.flow.Ranking(journal, keys, clock),
                new Retaining(journal, vault, keys, clock, RETENTION),
                new org.rowan.flow.Preserving(journal, keys, clock, RETENTION, new ServiceAsks(List.of(HOOK), keys)),
                new org.rowan.flow.Keeping(journal, vault, keys, clock, RETENTION),
                new Listing(lists, journal, keys, clock),
                new org.rowan.flow.Editing(new org.rowan.testkit.fakes.FakeLivingLists(lists), journal, keys, clock),
                new org.rowan.flow.Suspending(lists, journal, keys, clock),
                new org.rowan.server.feeds.FeedRounds(
                        java.util.List.of(),
                        new org.rowan.flow.Following(
                                new org.rowan.testkit.fakes.FakeFeeds(lists),
                                lists,
                                new Listing(lists, journal, keys, clock),
                                journal,
                                keys,
                                clock),
                        new org.rowan.testkit.fakes.FakeFeeds(lists),
                        clock),
                new org.rowan.flow.LookUp(lists, media, org.rowan.screening.Limits.DEFAULT, clock),
                new org.rowan.flow.Voting(
                        journal,
                        lists,
                        new org.rowan.testkit.fakes.FakeLivingLists(lists),
                        new org.rowan.testkit.fakes.FakeFeeds(lists),
                        keys,
                        clock),
                hooks(journal),
                new UkDesk(
                        Provider.NOT_SAID,
                        Registration.NONE,
                        new Covering(journal, keys, clock, ARRANGEMENTS),
                        new Inquiring(
                                journal, memory, keys, clock, UkRules.shipped().inquiries(Duration.ofDays(2))),
                        clock),
                journal,
                referral -> desks.get(referral.destination()).preview(referral),
                taken -> NcaPackage.of(taken.referral(), UkRules.shipped(), Provider.NOT_SAID)
                        .zip(taken.contents()),
                HandOver.records(
                        REPORTER.service(),
                        keys.verifier(org.rowan.testkit.fakes.FakeLog.ORIGIN).written()),
                people,
                clients,
                path -> Optional.ofNullable(published.get(path)),
                frank,
                clock);
    }

    private Hooks hooks(Journal journal) {
        Enriching enriching = new Enriching(journal, keys, clock, Duration.ofMinutes(5));
        return new Hooks(
                HookFiles.elsewhere(List.of(HOOK)),
                new Requesting(journal, clock, new ServiceAsks(List.of(HOOK), keys)),
                new Delivering(
                        journal,
                        keys,
                        clock,
                        Map.of("main", service),
                        Delivering.Pace.DEFAULT,
                        new FactsAnswer(enriching)),
                enriching,
                memory);
    }

    /// What the doors may call.
    public Acts acts() {
        return acts;
    }

    public URI at(String path) {
        String port = doors.orElseThrow().getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://" + address + ":" + port + path);
    }

    /// A client with a memory for cookies, as a browser has one.
    public static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
    }

    public HttpResponse<String> get(HttpClient client, String path, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        if (headers.length > 0) request.headers(headers);
        return send(client, request.build());
    }

    public static HttpResponse<String> send(HttpClient client, HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        doors.ifPresent(ConfigurableApplicationContext::close);
    }
}
