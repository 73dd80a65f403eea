package org.rowan.console;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.Item;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.RetentionRules;
import org.rowan.cases.ReviewRules;
import org.rowan.cases.Role;
import org.rowan.cases.Rung;
import org.rowan.cases.Surface;
import org.rowan.feed.RecordKey;
import org.rowan.flow.ByHand;
import org.rowan.flow.Delivering;
import org.rowan.flow.Enriching;
import org.rowan.flow.Filing;
import org.rowan.flow.Intake;
import org.rowan.flow.IntakeRules;
import org.rowan.flow.Listing;
import org.rowan.flow.Requesting;
import org.rowan.flow.Retaining;
import org.rowan.flow.Reviewing;
import org.rowan.flow.ServiceAsks;
import org.rowan.flow.Submission;
import org.rowan.flow.Viewing;
import org.rowan.hashlist.ListTerms;
import org.rowan.hashlist.Reach;
import org.rowan.port.AgencyDesk;
import org.rowan.port.Media;
import org.rowan.referral.Reporter;
import org.rowan.screening.Limits;
import org.rowan.server.Acts;
import org.rowan.server.ApiClients;
import org.rowan.server.Budget;
import org.rowan.server.Doors;
import org.rowan.server.Duty;
import org.rowan.server.Health;
import org.rowan.server.IntakeLimits;
import org.rowan.server.Opening;
import org.rowan.server.People;
import org.rowan.server.SignedIn;
import org.rowan.server.hooks.HookFiles;
import org.rowan.server.hooks.Hooks;
import org.rowan.signal.Md5;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;
import org.rowan.testkit.fakes.FakeDesk;
import org.rowan.testkit.fakes.FakeHashLists;
import org.rowan.testkit.fakes.FakeJournal;
import org.rowan.testkit.fakes.FakeKeys;
import org.rowan.testkit.fakes.FakeMedia;
import org.rowan.testkit.fakes.FakeVault;
import org.springframework.context.ConfigurableApplicationContext;

/// The real doors and pages on a real port, before a centre of fakes, with pictures that can be drawn.
final class Stage implements AutoCloseable {
    static final String PASSWORD = "a sentence to remember";
    private static final Filing.Pace NO_PAUSES =
            new Filing.Pace(Duration.ofMinutes(10), Duration.ofMillis(1), Duration.ofMillis(1));
    private static final String HASH = "0123456789abcdef".repeat(4);

    private final InstantSource clock = InstantSource.system();
    private final FakeJournal journal = new FakeJournal();
    private final FakeVault vault = new FakeVault(clock);
    private final FakeHashLists lists = new FakeHashLists(journal);
    private final FakeKeys keys = new FakeKeys();
    private final Media media = new Painting();
    private final FakeDesk nca = new FakeDesk(Destination.NCA);
    private final FakeDesk ncmec = new FakeDesk(Destination.NCMEC);
    private final Map<Destination, AgencyDesk> desks = Map.of(Destination.NCMEC, ncmec, Destination.NCA, nca);
    private final Acts acts = acts();
    private final ConfigurableApplicationContext doors;

    Stage() throws IOException {
        nca.awaitPerson();
        doors = Doors.open(
                new Opening("127.0.0.1", 0, Duty.ALL, false, new Personal<>("token"), InstantSource.system()),
                new IntakeLimits(1_000_000, new Budget(8_000_000), Duration.ofMinutes(5)),
                new Health(),
                () -> acts);
        PersonId importer = new PersonId("importer");
        acts.listing().add(importer, "drill-list", "Example provider", SignalType.PDQ, true, Bytes.utf8(HASH + "\n"));
        acts.listing()
                .add(
                        importer,
                        "real-list",
                        "Example provider",
                        SignalType.MD5,
                        false,
                        Bytes.utf8("a1".repeat(16) + "\n"));
        addition(importer);
    }

    /// A list that is kept entry by entry, with one that waits, and with limits that wait.
    private void addition(PersonId importer) throws IOException {
        ListTerms terms = new ListTerms(
                "EXAMPLE_BANK", "for members only", "Confirmed material; every match is reviewed", Reach.COMMON);
        var wanted = new Listing.Import("kept list", "Example provider", SignalType.MD5, true, Optional.of(terms));
        if (acts.listing().open(importer, wanted) instanceof Listing.Done done) {
            Signal added = new Md5(Bytes.ofHex("b2".repeat(16)));
            acts.editing().add(importer, done.list().id(), new RecordKey("k-1"), List.of(added), true, "");
        }
        acts.listing().propose(importer, "real-list", new Reach(Optional.of(24), Optional.of(60)));
    }

    String at(String path) {
        return "http://127.0.0.1:" + doors.getEnvironment().getRequiredProperty("local.server.port") + path;
    }

    /// A case, opened by a real submission. Returns its id.
    String caseOf(String item) throws IOException {
        Item said = new Item(
                item,
                Surface.PUBLIC_POST,
                Account.known("account-7"),
                clock.instant().minusSeconds(7200),
                Optional.empty(),
                Optional.of(new Personal<>("holiday.png")),
                Optional.of(new Personal<>("https://forum.example.org/posts/" + item)),
                Optional.of(true));
        Bytes picture = FakeMedia.picture(PdqHash.parse(HASH), 90, 1, item);
        acts.intake().accept(new Submission("forum", "key " + item, said, new Submission.File(picture)));
        return journal.cases(List.of(CaseState.AWAITING_REVIEW), 100).stream()
                .filter(c -> c.opened().item().id().equals(item))
                .findFirst()
                .map(c -> c.id().value())
                .orElseThrow();
    }

    CaseFile file(String id) throws IOException {
        return journal.load(new org.rowan.cases.CaseId(id)).orElseThrow().file();
    }

    boolean advanceFiling() throws IOException {
        return acts.filing().advance();
    }

    /// The next filing with NCMEC ends with nobody knowing whether it arrived.
    void loseEveryFinish() {
        List<Optional<FakeDesk.Fault>> faults = new ArrayList<>(Collections.nCopies(3, Optional.empty()));
        faults.addAll(Collections.nCopies(8, Optional.of(FakeDesk.Fault.LOST_ON_THE_WAY)));
        ncmec.expect(faults);
    }

    Acts theActs() {
        return acts;
    }

    /// Nothing is asked of any service.
    private Hooks hooks() {
        return new Hooks(
                HookFiles.elsewhere(List.of()),
                new Requesting(journal, clock, new ServiceAsks(List.of(), keys)),
                new Delivering(journal, keys, clock, Map.of(), Delivering.Pace.DEFAULT),
                new Enriching(journal, keys, clock, Duration.ofMinutes(5)),
                journal);
    }

    private Acts acts() {
        Reporter reporter = new Reporter(
                "Example forum",
                new Personal<>("Officer"),
                new Personal<>("One"),
                new Personal<>("safety@example.org"),
                Optional.empty(),
                Optional.empty());
        RetentionRules keep = org.rowan.testkit.contracts.Keep.RULES;
        IntakeRules rules =
                new IntakeRules(Limits.DEFAULT, Set.of(), Digest.of(Bytes.utf8("policy")), Duration.ofMinutes(5));
        return new Acts(
                new Intake(journal, vault, lists, media, keys, clock, rules),
                new Reviewing(journal, keys, clock, ReviewRules.DEFAULT, reporter, desks),
                new Viewing(journal, vault, media, keys, clock),
                new Filing(journal, vault, keys, clock, desks, NO_PAUSES),
                new ByHand(journal, vault, keys, clock),
                new org.rowan.flow.Overseeing(journal, journal, clock),
                new org.rowan.flow.Approving(journal, keys, clock, org.rowan.testkit.contracts.Keep.OPENING),
                new org.rowan.flow.Packing(
                        journal,
                        vault,
                        keys,
                        new org.rowan.testkit.fakes.FakeLog(journal, keys),
                        clock,
                        keep,
                        org.rowan.testkit.contracts.Keep.OPENING),
                new org.rowan.flow.Exporting(journal, keys, clock),
                new org.rowan.flow.Correcting(journal, keys, clock, ReviewRules.DEFAULT, List.of()),
                new org.rowan.flow.Ranking(journal, keys, clock),
                new Retaining(journal, vault, keys, clock, keep),
                new org.rowan.flow.Preserving(journal, keys, clock, keep, new ServiceAsks(List.of(), keys)),
                new org.rowan.flow.Keeping(journal, vault, keys, clock, keep),
                new Listing(lists, journal, keys, clock),
                new org.rowan.flow.Editing(new org.rowan.testkit.fakes.FakeLivingLists(lists), journal, keys, clock),
                new org.rowan.flow.Suspending(lists, journal, keys, clock),
                new org.rowan.server.feeds.FeedRounds(
                        List.of(),
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
                hooks(),
                new org.rowan.server.uk.UkDesk(
                        org.rowan.agency.nca.Provider.NOT_SAID,
                        org.rowan.server.uk.Registration.NONE,
                        new org.rowan.flow.Covering(journal, keys, clock, org.rowan.cases.Arrangements.NONE),
                        new org.rowan.flow.Inquiring(
                                journal,
                                journal,
                                keys,
                                clock,
                                org.rowan.agency.nca.UkRules.shipped().inquiries(Duration.ofDays(2))),
                        clock),
                journal,
                referral -> desks.get(referral.destination()).preview(referral),
                taken -> Bytes.utf8("package"),
                ordered -> List.of(),
                new Staff(),
                new NoClients(),
                path -> Optional.empty(),
                org.rowan.server.Frank.OFF,
                clock);
    }

    @Override
    public void close() {
        doors.close();
    }

    /// Draws a gradient in the place of every file.
    private static final class Painting implements Media {
        private final FakeMedia facts = new FakeMedia();

        @Override
        public Decoded fingerprint(Bytes file) {
            return facts.fingerprint(file);
        }

        @Override
        public Exif exif(Bytes file) {
            return facts.exif(file);
        }

        @Override
        public Drawn draw(Bytes file, Rung rung) throws IOException {
            int width = rung == Rung.FULL ? 640 : 200;
            int height = width * 3 / 4;
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = picture.createGraphics();
            pen.setPaint(new GradientPaint(0, 0, Color.GRAY, width, height, Color.ORANGE));
            pen.fillRect(0, 0, width, height);
            pen.dispose();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", bytes);
            return new Rendition("image/png", Bytes.adopt(bytes.toByteArray()), width, height, rung == Rung.FULL);
        }
    }

    private static final class NoClients implements ApiClients {
        @Override
        public Optional<String> named(Personal<String> key) {
            return Optional.empty();
        }

        @Override
        public Optional<Personal<String>> add(String name) {
            return Optional.empty();
        }

        @Override
        public List<Client> all() {
            return List.of();
        }

        @Override
        public boolean revoke(String name) {
            return false;
        }
    }

    /// One person for each role; everybody has the same password.
    private static final class Staff implements People {
        private final Map<String, Member> members = new LinkedHashMap<>();

        Staff() {
            for (String name : List.of("reviewer.one", "reviewer.two")) put(name, Set.of(Role.REVIEWER));
            put("lead.one", Set.of(Role.LEAD));
            put("admin.one", Set.of(Role.ADMIN));
        }

        private void put(String name, Set<Role> roles) {
            members.put(name, new Member(new PersonId(name), name, roles, false, false));
        }

        @Override
        public Optional<SignedIn> signIn(String name, Personal<String> password) {
            return Optional.ofNullable(members.get(name))
                    .filter(m -> password.reveal().equals(PASSWORD))
                    .map(m -> new SignedIn(new Person(m.id(), m.roles()), false, ""));
        }

        @Override
        public Optional<SignedIn> still(PersonId id) {
            return Optional.ofNullable(members.get(id.value()))
                    .map(m -> new SignedIn(new Person(m.id(), m.roles()), false, ""));
        }

        @Override
        public boolean changePassword(PersonId id, Personal<String> old, Personal<String> chosen) {
            return false;
        }

        @Override
        public List<Member> all() {
            return List.copyOf(members.values());
        }

        @Override
        public Optional<Personal<String>> add(PersonId by, PersonId id, String display, Set<Role> roles) {
            return Optional.empty();
        }

        @Override
        public boolean setRoles(PersonId by, PersonId id, Set<Role> roles) {
            return false;
        }

        @Override
        public Optional<Personal<String>> enable(PersonId by, PersonId id) {
            return Optional.empty();
        }

        @Override
        public boolean disable(PersonId by, PersonId id) {
            return false;
        }

        @Override
        public Optional<Personal<String>> resetPassword(PersonId by, PersonId id) {
            return Optional.empty();
        }
    }
}
