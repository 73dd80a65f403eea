package org.rowan.agency.ncmec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.rowan.agency.Referrals;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.FileFinding;
import org.rowan.cases.Findings;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Item;
import org.rowan.cases.PersonId;
import org.rowan.cases.Surface;
import org.rowan.evidence.EvidenceId;
import org.rowan.incident.Circumstances;
import org.rowan.incident.Classification;
import org.rowan.incident.FileMark;
import org.rowan.incident.FileStatement;
import org.rowan.incident.Individual;
import org.rowan.incident.IpCapture;
import org.rowan.incident.Party;
import org.rowan.incident.Profile;
import org.rowan.incident.ReportMark;
import org.rowan.referral.FilingId;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;
import org.rowan.referral.Reporter;

/// Referrals of random cases. The same seed gives the same cases.
final class RandomCases {
    static final String ACCOUNT = "ZACC";
    static final String UPLOAD = "ZUPL";
    static final String STATED = "ZSTA";
    static final String DECIDED = "ZDEC";
    static final String SETTING = "ZSET";

    private final Random random;
    private final RandomValues values;

    RandomCases(long seed) {
        this.random = new Random(seed);
        this.values = new RandomValues(random);
    }

    /// With the enclosures that the desk asks for, as a referral is frozen.
    Referral next() {
        Referral referral = bare();
        return referral.enclosing(ReferralDocuments.of(referral).enclosures());
    }

    private Referral bare() {
        // A viral report has no place to tell what was cut: one with values that do not fit is refused by the checks.
        boolean viral = random.nextInt(20) == 0;
        Account account = viral ? Account.known(ACCOUNT) : values.of(Account.class, ACCOUNT);
        Item item = viral ? viral(account) : item(account);
        List<ReferredFile> files = files(item, viral ? 1 : random.nextInt(3));
        return new Referral(
                new FilingId("F-00000001"),
                new CaseId("C-00000001"),
                Destination.NCMEC,
                random.nextBoolean(),
                IncidentType.values()[random.nextInt(8)],
                item.sharedAt(),
                Referrals.NOW.minusSeconds(60),
                Optional.empty(),
                viral || random.nextBoolean() ? Optional.empty() : Optional.of(head(values.text(DECIDED), 3_000)),
                head(values.text(DECIDED), 3_000),
                reporter(viral),
                account,
                item,
                files,
                List.of(new PersonId("reviewer.one")),
                random.nextBoolean() ? List.of() : List.of("R-1"),
                Optional.of(findings(files, viral)),
                List.of());
    }

    private Item viral(Account account) {
        List<Party> others = List.of(Party.of(Profile.of(new Personal<>(STATED))));
        return item(account)
                .with(new Circumstances(
                        Optional.empty(),
                        others,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        FileStatement.NONE));
    }

    private Item item(Account account) {
        Circumstances stated = values.of(Circumstances.class, STATED);
        if (random.nextInt(10) == 0) {
            Party own = Party.of(Profile.of(account.id()));
            stated = new Circumstances(
                    stated.account(),
                    stated.others(),
                    stated.recipients(),
                    List.of(own),
                    stated.places(),
                    stated.excerpts(),
                    stated.conduct(),
                    stated.lawEnforcement(),
                    stated.file());
        }
        return new Item(
                head(values.text(UPLOAD), Item.MAX_ID),
                Surface.values()[random.nextInt(Surface.values().length)],
                account,
                Instant.ofEpochSecond(random.nextInt(1_700_000_000)),
                Optional.of(values.of(IpCapture.class, UPLOAD)),
                maybe(UPLOAD),
                random.nextBoolean() ? Optional.of(new Personal<>("https://example.org/" + UPLOAD)) : maybe(UPLOAD),
                random.nextBoolean() ? Optional.empty() : Optional.of(random.nextBoolean()),
                Optional.of(stated));
    }

    private Optional<Personal<String>> maybe(String whose) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(new Personal<>(values.text(whose)));
    }

    private List<ReferredFile> files(Item item, int count) {
        List<ReferredFile> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(Referrals.file(i == 0 ? Referrals.ONE : Referrals.TWO, random.nextBoolean(), item));
        }
        return files;
    }

    private Findings findings(List<ReferredFile> files, boolean viral) {
        List<FileFinding> found = new ArrayList<>();
        for (ReferredFile file : files) {
            boolean supplemental = !viral && random.nextInt(4) == 0;
            List<FileMark> marks = new ArrayList<>(some(FileMark.values()));
            if (viral) marks.add(FileMark.VIRAL);
            if (supplemental) marks.remove(FileMark.POTENTIAL_MEME);
            EvidenceId id = file.evidence().id();
            Optional<Classification> scale = supplemental || random.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(Classification.values()[random.nextInt(4)]);
            found.add(new FileFinding(id, marks, scale, supplemental));
        }
        return new Findings(some(ReportMark.values()), found, viral);
    }

    private <T> List<T> some(T[] of) {
        return java.util.Arrays.stream(of).filter(x -> random.nextInt(3) == 0).toList();
    }

    private Reporter reporter(boolean viral) {
        if (viral) return Referrals.drill().reporter();
        return new Reporter(
                values.text(SETTING),
                new Personal<>(values.text(SETTING)),
                new Personal<>(values.text(SETTING)),
                new Personal<>("trust@example.org"),
                maybe(SETTING),
                Optional.of("https://example.org/" + values.text(SETTING)),
                Optional.of(values.of(Individual.class, SETTING)),
                Optional.of(values.text(SETTING)),
                Optional.of(values.text(SETTING)));
    }

    private static String head(String text, int length) {
        return Bytes.utf8(XmlText.head(text, length)).asUtf8();
    }
}
