package org.rowan.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rowan.agency.nca.NcaDesk;
import org.rowan.agency.nca.NcaPackage;
import org.rowan.agency.nca.Provider;
import org.rowan.agency.nca.UkRules;
import org.rowan.agency.ncmec.Credentials;
import org.rowan.agency.ncmec.NcmecClient;
import org.rowan.agency.ncmec.NcmecDesk;
import org.rowan.agency.ncmec.NcmecSettings;
import org.rowan.agency.ncmec.UsRules;
import org.rowan.agency.stamps.StampClient;
import org.rowan.agency.stamps.StampTrust;
import org.rowan.auditlog.Label;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cases.Arrangements;
import org.rowan.cases.Destination;
import org.rowan.cases.InquiryRules;
import org.rowan.cases.KeepingRule;
import org.rowan.cases.OpeningRules;
import org.rowan.cases.PersonId;
import org.rowan.cases.RetentionRules;
import org.rowan.cases.ReviewRules;
import org.rowan.flow.Breaker;
import org.rowan.flow.ByHand;
import org.rowan.flow.Covering;
import org.rowan.flow.Filing;
import org.rowan.flow.Inquiring;
import org.rowan.flow.IntakeRules;
import org.rowan.flow.ReportNeeds;
import org.rowan.hook.Need;
import org.rowan.incident.Email;
import org.rowan.incident.Individual;
import org.rowan.incident.Phone;
import org.rowan.media.MediaSettings;
import org.rowan.media.film.FilmSettings;
import org.rowan.port.AgencyDesk;
import org.rowan.port.Keys;
import org.rowan.referral.Reporter;
import org.rowan.screening.Limits;
import org.rowan.screening.Screening;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Reply;
import org.rowan.server.feeds.Matchers;
import org.rowan.server.uk.ArrangementFiles;
import org.rowan.server.uk.Registration;
import org.rowan.server.uk.UkDesk;
import org.rowan.store.PostgresJournal;

/// The settings in the types of those who go by them.
///
/// - Errors: `Config.Wrong` with a sentence for a value that cannot be.
record Rules(Config config) {

    IntakeLimits intakeLimits() throws IOException {
        return new IntakeLimits(
                config.small(Setting.MAX_FILE_BYTES, 1, 1 << 30),
                new Budget(config.whole(Setting.UPLOAD_MEMORY, 1, 1L << 40)),
                config.minutes(Setting.CLOCK_TOLERANCE),
                Pace.DEFAULT,
                config.whole(Setting.PRESERVE_BYTES, 1, 1L << 42));
    }

    IntakeRules intake(Digest policyLeaf) throws IOException {
        Limits limits = new Limits(
                config.small(Setting.MAX_DISTANCE, 0, 256),
                config.small(Setting.MIN_QUALITY, 0, 100),
                config.yes(Setting.DIHEDRAL));
        return new IntakeRules(limits, hold(), policyLeaf, config.minutes(Setting.CLOCK_TOLERANCE), breaker());
    }

    Breaker.Rule breaker() throws IOException {
        return new Breaker.Rule(
                config.small(Setting.BREAKER_FILES, 2, 100_000),
                config.small(Setting.BREAKER_FAR, 0, 255),
                Duration.ofMinutes(config.whole(Setting.BREAKER_MINUTES, 1, 1_440)));
    }

    private Set<Screening.Why> hold() throws IOException {
        Set<Screening.Why> hold = EnumSet.noneOf(Screening.Why.class);
        if (config.yes(Setting.HOLD_UNDECODABLE)) hold.add(Screening.Why.UNDECODABLE);
        if (config.yes(Setting.HOLD_FEATURELESS)) hold.add(Screening.Why.FEATURELESS);
        if (config.yes(Setting.HOLD_NO_LIST)) hold.add(Screening.Why.NO_HASH_LIST);
        if (config.yes(Setting.HOLD_PARTLY)) hold.add(Screening.Why.PARTLY_COMPARED);
        if (config.yes(Setting.HOLD_SUSPENDED)) hold.add(Screening.Why.SUSPENDED_ENTRY);
        if (config.yes(Setting.HOLD_NOT_ASKED)) hold.add(Screening.Why.NOT_ASKED);
        return hold;
    }

    /// What clients of the doors of protocols hear of uploads that were not compared.
    Map<Reason, Reply> replies() throws IOException {
        Map<Reason, Reply> replies = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            Setting setting = Setting.named(reason.key()).orElseThrow();
            replies.put(
                    reason,
                    Reply.ofLabel(config.text(setting))
                            .orElseThrow(() -> config.wrong(setting, "error, block or pass")));
        }
        return replies;
    }

    ReviewRules review() throws IOException {
        return new ReviewRules(
                config.yes(Setting.SECOND_REVIEWER),
                config.minutes(Setting.CLAIM_MINUTES),
                Duration.ofDays(config.whole(Setting.HARMLESS_DAYS, 1, 365)));
    }

    /// What each destination asks for, and whether a gap needs a reason.
    ReportNeeds needs() throws IOException {
        return new ReportNeeds(
                Map.of(
                        Destination.NCMEC, needs(Setting.NEEDS_NCMEC),
                        Destination.NCA, needs(Setting.NEEDS_NCA)),
                config.yes(Setting.GAPS_NEED_REASON));
    }

    private List<Need> needs(Setting setting) throws IOException {
        String known = Arrays.stream(Need.values()).map(Need::label).collect(Collectors.joining(", "));
        List<Need> needs = new ArrayList<>();
        for (String word : config.text(setting).split(",", -1)) {
            if (word.isBlank()) continue;
            needs.add(Need.ofLabel(word.strip()).orElseThrow(() -> config.wrong(setting, "of " + known)));
        }
        return needs.stream().distinct().toList();
    }

    RetentionRules retention() throws IOException {
        UkRules uk = ukRules();
        return new RetentionRules(
                usContent(),
                uk.contentKept(),
                uk.referenceKept(),
                preserved(),
                Duration.ofDays(config.whole(Setting.RETAIN_DISMISSED, 0, 3650)),
                config.period(Setting.RETAIN_EXTENSION));
    }

    OpeningRules opening() throws IOException {
        return new OpeningRules(
                config.yes(Setting.RECORDS_TWO_PEOPLE),
                Duration.ofHours(config.whole(Setting.RECORDS_APPROVAL, 1, 24 * 7)));
    }

    /// The authority that stamps checkpoints, if the operator chose one.
    Optional<StampClient> stamps() throws IOException {
        Optional<String> url = config.maybe(Setting.STAMPS_URL);
        if (url.isEmpty()) return Optional.empty();
        Path ca = config.maybe(Setting.STAMPS_CA)
                .map(Path::of)
                .filter(Files::isReadable)
                .orElseThrow(() -> config.wrong(Setting.STAMPS_CA, "a file that can be read, needed with stamps.url"));
        try {
            return Optional.of(
                    new StampClient(URI.create(url.get()), StampTrust.ofPem(Bytes.adopt(Files.readAllBytes(ca)))));
        } catch (IllegalArgumentException e) {
            throw config.wrong(Setting.STAMPS_URL, "an http or https address");
        }
    }

    Duration stampsEvery() throws IOException {
        return Duration.ofHours(config.whole(Setting.STAMPS_HOURS, 1, 24 * 31));
    }

    Optional<Path> custodian() {
        return config.maybe(Setting.KEYS_CUSTODIAN).map(Path::of);
    }

    Duration warnWithin() throws IOException {
        return Duration.ofDays(config.whole(Setting.RETAIN_WARN, 0, 365));
    }

    private KeepingRule usContent() throws IOException {
        return kept(Setting.RETAIN_NCMEC, UsRules.content());
    }

    private KeepingRule preserved() throws IOException {
        return kept(Setting.RETAIN_PRESERVED, UsRules.preserved());
    }

    private KeepingRule kept(Setting own, KeepingRule dated) throws IOException {
        return config.maybe(own).isEmpty()
                ? dated
                : new KeepingRule(
                        config.period(own),
                        "operator",
                        own.key + "; the dated rule: " + dated.period() + ", " + dated.source(),
                        dated.checked());
    }

    Filing.Pace pace() throws IOException {
        return new Filing.Pace(
                config.minutes(Setting.FILING_LEASE),
                config.seconds(Setting.FILING_FIRST),
                config.minutes(Setting.FILING_LONGEST));
    }

    MediaSettings media() throws IOException {
        return MediaSettings.standard()
                .withChildren(config.small(Setting.MEDIA_CHILDREN, 1, 64))
                .withMaxPixels(config.whole(Setting.MAX_PIXELS, 1, 1_000_000_000))
                .withMaxFileBytes(config.small(Setting.MAX_FILE_BYTES, 1, 1 << 30))
                .withHeapMegabytes(config.small(Setting.MEDIA_MEMORY, 64, 65_536))
                .withDeadline(config.seconds(Setting.MEDIA_SECONDS))
                .withAllowUnjailed(config.yes(Setting.MEDIA_UNJAILED))
                .withFirstLook(config.yes(Setting.MEDIA_FIRST_LOOK))
                .withFilms(FilmSettings.standard()
                        .withWanted(config.yes(Setting.MEDIA_FILMS))
                        .withDeadline(Duration.ofSeconds(config.whole(Setting.MEDIA_FILM_SECONDS, 1, 3600)))
                        .withSecondsPerHash(config.whole(Setting.MEDIA_FILM_INTERVAL, 0, 60_000) / 1000.0));
    }

    /// Who files. What is not configured stays empty, and the draft says which.
    Reporter reporter() {
        return new Reporter(
                config.text(Setting.REPORTER_SERVICE),
                new Personal<>(config.text(Setting.REPORTER_FIRST)),
                new Personal<>(config.text(Setting.REPORTER_LAST)),
                new Personal<>(config.text(Setting.REPORTER_EMAIL)),
                config.maybe(Setting.REPORTER_PHONE).map(Personal::new),
                config.maybe(Setting.REPORTER_LEGAL_URL),
                contact(),
                config.maybe(Setting.REPORTER_TEMPLATE),
                config.maybe(Setting.REPORTER_TERMS));
    }

    private Optional<Individual> contact() {
        Individual contact = new Individual(
                config.maybe(Setting.REPORTER_CONTACT_FIRST).map(Personal::new),
                Optional.empty(),
                config.maybe(Setting.REPORTER_CONTACT_LAST).map(Personal::new),
                config.maybe(Setting.REPORTER_CONTACT_PHONE).map(Personal::new).map(Phone::of).stream()
                        .toList(),
                config.maybe(Setting.REPORTER_CONTACT_EMAIL).map(Personal::new).map(Email::of).stream()
                        .toList(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        return Optional.of(contact).filter(c -> !c.equals(Individual.UNKNOWN));
    }

    Map<Destination, AgencyDesk> desks(InstantSource clock) throws IOException {
        Map<Destination, AgencyDesk> desks = new EnumMap<>(Destination.class);
        Optional<NcmecDesk> ncmec = ncmec(clock);
        if (ncmec.isPresent()) desks.put(Destination.NCMEC, ncmec.get());
        if (config.yes(Setting.NCA_ENABLED)) desks.put(Destination.NCA, new NcaDesk(ukRules(), provider()));
        return desks;
    }

    private Optional<NcmecDesk> ncmec(InstantSource clock) throws IOException {
        Optional<String> base = config.maybe(Setting.NCMEC_URL);
        if (base.isEmpty()) return Optional.empty();
        boolean real = switch (config.text(Setting.NCMEC_TAKES)) {
            case "real" -> true;
            case "drill" -> false;
            default -> throw config.wrong(Setting.NCMEC_TAKES, "drill or real");
        };
        Personal<String> password = config.secret(Setting.NCMEC_PASSWORD_FILE)
                .orElseThrow(() -> config.wrong(Setting.NCMEC_PASSWORD_FILE, "needed with ncmec.base-url"));
        NcmecSettings settings;
        try {
            settings = NcmecSettings.of(
                    URI.create(base.get()), new Credentials(config.text(Setting.NCMEC_USER), password.reveal()));
        } catch (IllegalArgumentException e) {
            throw new Config.Wrong(
                    "config: %s: the key \"%s\": %s.".formatted(config.file(), Setting.NCMEC_URL.key, e.getMessage()));
        }
        NcmecDesk desk = new NcmecDesk(new NcmecClient(settings), clock);
        if (desk.facts().takesReal() != real) {
            desk.close();
            throw config.wrong(
                    Setting.NCMEC_TAKES,
                    "what the address of ncmec.base-url takes: real for NCMEC's production, drill for everything else");
        }
        return Optional.of(desk);
    }

    /// The package that a person takes to the NCA's portal.
    Function<ByHand.PackageTaken, Bytes> pack() throws IOException {
        UkRules uk = ukRules();
        Provider provider = provider();
        return taken -> NcaPackage.of(taken.referral(), uk, provider).zip(taken.contents());
    }

    /// A folder beside the settings.
    Path folder(String name) {
        return config.file().toAbsolutePath().resolveSibling(name);
    }

    /// What the log states at a start.
    Map<Label, Long> policy(Matchers matchers) throws IOException {
        Map<Label, Long> policy = StartFacts.settings(config, matchers.policy());
        policy.putAll(ArrangementFiles.policy(arrangements()));
        return policy;
    }

    Arrangements arrangements() throws IOException {
        return ArrangementFiles.all(folder("arrangements"), config.text(Setting.REPORTER_SERVICE));
    }

    UkDesk uk(PostgresJournal journal, Keys keys, InstantSource clock) throws IOException {
        InquiryRules inquiries = ukRules().inquiries(Duration.ofDays(config.whole(Setting.NCA_WARN, 0, 30)));
        return new UkDesk(
                provider(),
                registration(),
                new Covering(journal, keys, clock, arrangements()),
                new Inquiring(journal, journal, keys, clock, inquiries),
                clock);
    }

    /// What the desk in the United Kingdom cannot know by itself.
    Optional<String> unsaidProvider() throws IOException {
        return config.yes(Setting.NCA_ENABLED) && provider() == Provider.NOT_SAID
                ? Optional.of("reports to the NCA are prepared, and the setting %s does not say whether you are a UK"
                                .formatted(Setting.NCA_PROVIDER.key)
                        + " provider. Set it to uk or non-uk; until then every report says that it is not known")
                : Optional.empty();
    }

    Registration registration() throws IOException {
        Set<PersonId> authorised = new LinkedHashSet<>();
        Optional<LocalDate> on = Optional.empty();
        try {
            for (String name : config.text(Setting.NCA_AUTHORISED).split(",", -1)) {
                if (!name.isBlank()) authorised.add(new PersonId(name.strip()));
            }
        } catch (IllegalArgumentException noName) {
            throw config.wrong(Setting.NCA_AUTHORISED, "sign-in names, with commas");
        }
        try {
            on = config.maybe(Setting.NCA_REGISTERED).map(LocalDate::parse);
        } catch (DateTimeParseException noDay) {
            throw config.wrong(Setting.NCA_REGISTERED, "a day as YYYY-MM-DD");
        }
        return new Registration(on, config.text(Setting.NCA_REGISTRATION), authorised);
    }

    Provider provider() throws IOException {
        return Provider.ofLabel(config.text(Setting.NCA_PROVIDER))
                .orElseThrow(() -> config.wrong(Setting.NCA_PROVIDER, "uk or non-uk"));
    }

    private UkRules ukRules() throws IOException {
        Optional<String> file = config.maybe(Setting.NCA_RULES);
        if (file.isEmpty()) return UkRules.shipped();
        try {
            return UkRules.shipped().overriddenBy(file.get(), Files.readString(Path.of(file.get())));
        } catch (IllegalArgumentException e) {
            throw new Config.Wrong("config: " + e.getMessage());
        }
    }
}
