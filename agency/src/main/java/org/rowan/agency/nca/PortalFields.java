package org.rowan.agency.nca;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rowan.agency.Told;
import org.rowan.agency.nca.Holding.Held;
import org.rowan.agency.nca.Holding.NotHeld;
import org.rowan.agency.nca.Holding.Unknown;
import org.rowan.agency.nca.UkRule.Name;
import org.rowan.base.Personal;
import org.rowan.cases.MatchFact;
import org.rowan.cases.Noticed;
import org.rowan.cases.UkLink;
import org.rowan.incident.Circumstances;
import org.rowan.incident.IpCapture;
import org.rowan.referral.Origin;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;

/// The fields of a report in the order in which the package lists them, each held, not held or unknown.
final class PortalFields {
    private static final Origin CONFIGURATION = Origin.SETTING;
    private static final Origin UPLOAD = Origin.UPLOAD;
    private static final Origin DECISION = Origin.DECISION;
    private static final String ACCOUNT_RECORDS = "the account's records in your own systems";

    private final Referral referral;
    private final UkRules rules;
    private final Provider provider;
    private final List<PortalField> fields = new ArrayList<>();

    private PortalFields(Referral referral, UkRules rules, Provider provider) {
        this.referral = referral;
        this.rules = rules;
        this.provider = provider;
    }

    static List<PortalField> of(Referral referral, UkRules rules, Provider provider) {
        PortalFields fields = new PortalFields(referral, rules, provider);
        fields.reporter();
        fields.content();
        fields.account();
        fields.judgement();
        return List.copyOf(fields.fields);
    }

    private void add(String label, Holding holding, Origin source) {
        fields.add(new PortalField(fields.size() + 1, label, holding, source));
    }

    private void held(String label, Object value, Origin source) {
        add(label, new Held(new Personal<>(value.toString())), source);
    }

    private void optional(String label, Optional<Personal<String>> value, Origin source, String ask) {
        Optional<Personal<String>> said = value.filter(v -> !v.reveal().isBlank());
        add(label, said.<Holding>map(Held::new).orElseGet(() -> new Unknown(ask)), source);
    }

    private void reporter() {
        var who = referral.reporter();
        optional("Reporting person: first name", Optional.of(who.firstName()), CONFIGURATION, "your configuration");
        optional("Reporting person: last name", Optional.of(who.lastName()), CONFIGURATION, "your configuration");
        optional("Reporting person: email", Optional.of(who.email()), CONFIGURATION, "your configuration");
        optional("Reporting person: telephone", who.phone(), CONFIGURATION, "your configuration");
    }

    private void content() {
        List<ReferredFile> files = referral.files();
        if (files.isEmpty()) {
            add("Detected content: files to attach", new NotHeld(), Origin.CASE);
        } else {
            held("Detected content: files to attach", files.size() + ", listed in attachments.txt", Origin.CASE);
        }
        optional("Original file name", names(files), UPLOAD, "your own systems");
        held("Description of the content", referral.narrative(), DECISION);
        held("How it was detected", detection(), Origin.CASE);
        lists(files);
        Optional<Noticed> noticed = referral.item().noticed();
        held(
                "Detected at",
                noticed.map(Noticed::at).orElse(referral.detectedAt()),
                noticed.isPresent() ? UPLOAD : Origin.CASE);
        held("Platform or service", referral.reporter().service(), CONFIGURATION);
        provider();
        held("Part of the service", referral.item().surface().label(), UPLOAD);
        earlier();
        held("Upload or share date and time (UTC)", referral.incidentAt(), UPLOAD);
        Optional<IpCapture> from = referral.item().from();
        optional("Upload IP address", from.map(IpCapture::address), UPLOAD, "your access logs");
        optional(
                "Upload port",
                from.flatMap(IpCapture::port).map(p -> new Personal<>(p.toString())),
                UPLOAD,
                "your access logs; behind shared addresses the port is what identifies a user");
        optional(
                "Time the address was recorded (UTC)",
                from.map(IpCapture::at).map(Instant::toString).map(Personal::new),
                UPLOAD,
                "your access logs");
        add("EXIF data", new Unknown("it is inside the attached files, if there is any"), Origin.NOT_TOLD);
        optional("URL or location of the content", referral.item().url(), UPLOAD, "your own systems");
        if (!files.isEmpty()) {
            held("Hash value of the original file", hashes(files), Origin.BYTES);
        }
    }

    /// A UK provider reports everything; a link is told where somebody stated one.
    private void provider() {
        switch (provider) {
            case UK -> held("UK provider", "yes", CONFIGURATION);
            case NON_UK -> held("UK provider", "no", CONFIGURATION);
            case NOT_SAID -> add("UK provider", new Unknown("your configuration, nca.provider"), CONFIGURATION);
        }
        Optional<UkLink> link = referral.link();
        if (link.isPresent()) {
            held("Link to the United Kingdom", link(link.get()), DECISION);
        } else if (provider != Provider.UK) {
            add("Link to the United Kingdom", new Unknown("what the reviewers know of the four grounds"), DECISION);
        }
    }

    private static String link(UkLink link) {
        return link.grounds().isEmpty()
                ? "none known"
                : link.grounds().stream().map(UkLink.Ground::inWords).collect(Collectors.joining("\n"));
    }

    private void earlier() {
        if (referral.earlier().isEmpty()) {
            add("Earlier references about this content or account", new Unknown(ACCOUNT_RECORDS), Origin.CASE);
        } else {
            held(
                    "Earlier references about this content or account",
                    String.join(", ", referral.earlier()),
                    Origin.CASE);
        }
    }

    private void account() {
        var account = referral.account();
        optional("Account identifier", Optional.of(account.id()), UPLOAD, ACCOUNT_RECORDS);
        optional("Username", account.screenName(), UPLOAD, ACCOUNT_RECORDS);
        optional("Display name", account.displayName(), UPLOAD, ACCOUNT_RECORDS);
        optional("Profile URL", account.profileUrl(), UPLOAD, ACCOUNT_RECORDS);
        unknown("Billing details");
        optional("Email", account.email(), UPLOAD, ACCOUNT_RECORDS);
        unknown("Recovery email");
        unknown("Telephone, and whether and when it was verified");
        unknown("Login addresses of the time before, for " + rules.value(Name.LOGIN_ADDRESSES_WINDOW));
        var stated = referral.item().stated();
        if (stated.recipients().isEmpty()
                && stated.victims().isEmpty()
                && stated.others().isEmpty()) {
            unknown("Recipients and other accounts involved; signs of who the victim is");
        }
        if (!stated.equals(Circumstances.NONE)) {
            held("Circumstances that the service stated", String.join("\n", Told.lines(stated)), Origin.STATEMENT);
        }
    }

    private void unknown(String label) {
        add(label, new Unknown(ACCOUNT_RECORDS), Origin.NOT_TOLD);
    }

    private void judgement() {
        referral.imminent().ifPresent(why -> held("Immediate risk to a child", why, DECISION));
        referral.priority()
                .ifPresentOrElse(
                        p -> held(
                                "Priority",
                                "%d: %s".formatted(p.level(), rules.test(p).value()),
                                DECISION),
                        () -> add("Priority", new Unknown("a person must choose 1, 2 or 3"), DECISION));
        held("Declaration", rules.value(Name.DECLARATION), Origin.PERSON);
    }

    /// Says nothing of how many people decided: whoever previews it must not learn that another decided
    /// before.
    private String detection() {
        List<MatchFact> matches =
                referral.files().stream().flatMap(f -> f.matches().stream()).toList();
        Optional<Noticed> noticed = referral.item().noticed();
        if (noticed.isPresent()) {
            String besides = matches.isEmpty() ? "" : "; it also matched, as told below";
            return "noticed by %s, then human review%s"
                    .formatted(noticed.get().by().inWords(), besides);
        }
        if (matches.isEmpty()) return "reported or found without a hash match, then human review";
        return matches.stream().allMatch(match -> match.type().matcher())
                ? "match by an outside matching service, then human review"
                : "hash match against a list, then human review";
    }

    private void lists(List<ReferredFile> files) {
        String matched = lines(files, f -> f.matches().stream().map(MatchFact::inWords));
        if (matched.isEmpty()) {
            add("Matched hash lists", new NotHeld(), Origin.CASE);
        } else {
            held("Matched hash lists", matched, Origin.LISTS);
        }
    }

    /// The names that users gave; the package's own files are named neutrally.
    private static Optional<Personal<String>> names(List<ReferredFile> files) {
        return Optional.of(new Personal<>(lines(
                files, f -> f.originalName().map(Personal::reveal).stream().filter(name -> !name.isBlank()))));
    }

    private static String lines(List<ReferredFile> files, Function<ReferredFile, Stream<String>> each) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String file = "file %d: ".formatted(i + 1);
            each.apply(files.get(i)).map(file::concat).forEach(lines::add);
        }
        return String.join("\n", lines);
    }

    private static String hashes(List<ReferredFile> files) {
        return lines(files, f -> {
            var digests = f.evidence().digests();
            return Stream.of("SHA-256 %s, MD5 %s"
                    .formatted(digests.sha256().hex(), digests.md5().hex()));
        });
    }
}
