package org.rowan.server;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Every key of `rowan.conf`, with its value when nothing is written, and what it means.
enum Setting {
    LISTEN_ADDRESS(
            "listen.address", "127.0.0.1", "Address to listen on. Anything else than loopback needs TLS before it."),
    LISTEN_PORT("listen.port", "8484", "Port to listen on; 0 takes a free one."),
    PUBLIC_URL("public-url", "", "How browsers reach the console, when a proxy with TLS stands before it."),
    MAX_DISTANCE("match.max-distance", "31", "Differing bits up to which two PDQ hashes count as the same, 0 to 256."),
    MIN_QUALITY("match.min-quality", "50", "PDQ quality below which a picture is featureless, 0 to 100."),
    DIHEDRAL("match.dihedral", "yes", "Whether uploads are also compared turned and mirrored."),
    HOLD_UNDECODABLE("hold.undecodable", "no", "Whether files that give no picture wait for a person."),
    HOLD_FEATURELESS("hold.featureless", "no", "Whether featureless pictures wait for a person."),
    HOLD_NO_LIST("hold.no-hash-list", "no", "Whether items wait for a person while no list is in force."),
    HOLD_PARTLY(
            "hold.partly-compared",
            "no",
            "Whether hashes that do not reach every list, and films that were not wholly compared, wait for a person."),
    HOLD_SUSPENDED(
            "hold.suspended-entry", "no", "Whether what only matches entries not believed for now waits for a person."),
    HOLD_NOT_ASKED("hold.not-asked", "no", "Whether what an outside matcher did not check waits for a person."),
    HARMLESS_DAYS("harmless.days", "90", "Days for which a file that a lead found harmless stays known as such."),
    BREAKER_FILES("breaker.files", "25", "Different files an entry may match within the window, 2 to 100000."),
    BREAKER_FAR("breaker.far-bits", "15", "Half of them must differ by more bits than these, 0 to 255."),
    BREAKER_MINUTES("breaker.minutes", "60", "The window."),
    CLOCK_TOLERANCE("intake.clock-tolerance-minutes", "5", "How far a client's clock may be ahead."),
    MAX_FILE_BYTES("file.max-bytes", "52428800", "Bytes of one upload at most."),
    PRESERVE_BYTES(
            "preserve.max-bytes", "10737418240", "Bytes of one file at most that comes under an order to freeze."),
    UPLOAD_MEMORY("upload.memory-bytes", "268435456", "Bytes that uploads on their way may take together."),
    MAX_PIXELS("media.max-pixels", "100000000", "Width times height at most."),
    MEDIA_SECONDS("media.seconds", "30", "Seconds to decode one file at most."),
    MEDIA_MEMORY("media.memory-megabytes", "1024", "MiB of heap for one decoding child at most."),
    MEDIA_CHILDREN("media.children", "2", "Decoding children at most; one waits when there is nothing to do."),
    MEDIA_FIRST_LOOK(
            "media.first-look", "yes", "Whether JPEGs are first looked at reduced, where libturbojpeg is installed."),
    MEDIA_FILMS("media.films", "yes", "Whether films and animations are decoded, where ffmpeg is installed."),
    MEDIA_FILM_SECONDS("media.film-seconds", "120", "Seconds to decode one film at most."),
    MEDIA_FILM_INTERVAL("media.film-interval-milliseconds", "1000", "Between two frames of a film that are compared."),
    MEDIA_UNJAILED("media.allow-unjailed", "no", "Whether children may start that nothing keeps from the network."),
    SECOND_REVIEWER(
            "review.second-reviewer",
            "yes",
            "Whether a referral needs two who agree, and so a strong match's dismissal."),
    GAPS_NEED_REASON(
            "review.gaps-need-reason",
            "no",
            "Whether whoever refers without facts that the destination asks for has to say why."),
    NEEDS_NCMEC(
            "report.needs-ncmec",
            "account, names, contact, sharing_address, devices, place, messages, recipients, children",
            "Facts that a report to NCMEC should hold, with commas; others are login_addresses."),
    NEEDS_NCA(
            "report.needs-nca",
            "account, names, contact, sharing_address, login_addresses, place, messages, recipients, children",
            "Facts that a report to the NCA should hold, with commas."),
    CLAIM_MINUTES("review.claim-minutes", "10", "How long a case is kept for the person who opened it."),
    REPORTER_SERVICE("reporter.service", "", "Name of the service that reports."),
    REPORTER_FIRST("reporter.first-name", "", "First name of the person the agency may call."),
    REPORTER_LAST("reporter.last-name", "", "Last name of that person."),
    REPORTER_EMAIL("reporter.email", "", "E-mail of that person."),
    REPORTER_PHONE("reporter.phone", "", "Telephone of that person."),
    REPORTER_LEGAL_URL("reporter.legal-url", "", "Where the service takes legal process."),
    REPORTER_CONTACT_FIRST("reporter.contact-first-name", "", "First name of whom police may ask, if somebody else."),
    REPORTER_CONTACT_LAST("reporter.contact-last-name", "", "Last name of that contact."),
    REPORTER_CONTACT_EMAIL("reporter.contact-email", "", "E-mail of that contact."),
    REPORTER_CONTACT_PHONE("reporter.contact-phone", "", "Telephone of that contact."),
    REPORTER_TEMPLATE("reporter.template", "", "What every report tells, such as the address for legal process."),
    REPORTER_TERMS("reporter.terms", "", "What users agreed to, as far as reports should tell it."),
    NCMEC_URL("ncmec.base-url", "", "Base address of the CyberTipline, from NCMEC. Nothing is sent while empty."),
    NCMEC_USER("ncmec.user", "", "User name there."),
    NCMEC_PASSWORD_FILE("ncmec.password-file", "", "File (mode 0600) with the password there."),
    NCMEC_TAKES("ncmec.takes", "drill", "What may be sent there: drill or real."),
    NCA_ENABLED("nca.enabled", "no", "Whether reports to the UK National Crime Agency are prepared."),
    NCA_PROVIDER(
            "nca.provider",
            "",
            "Whether you are a UK provider, by section 70(2) of the Online Safety Act: uk or non-uk. Reviewers of a"
                    + " non-UK provider say of each referral how it is linked to the United Kingdom."),
    NCA_REGISTERED(
            "nca.registered-on", "", "Day on which the NCA's portal registered you, as 2026-04-07. Empty: not yet."),
    NCA_REGISTRATION("nca.registration", "", "Reference of that registration."),
    NCA_AUTHORISED(
            "nca.authorised-persons",
            "",
            "Sign-in names of those with an account at the portal, with commas; nobody else hands a reference in."
                    + " Empty: everybody who may file."),
    NCA_RULES("nca.rules-file", "", "Your own version of rules of the NCA desk, its retention periods included."),
    NCA_WARN("nca.inquiry-warn-days", "2", "Days before the answer to an inquiry is due that health says so, 0 to 30."),
    RETAIN_NCMEC(
            "retention.ncmec-content",
            "",
            "How long content is kept after NCMEC took a report, as P18M. Empty: as the dated rule says"
                    + " (./rowan evidence rules)."),
    RETAIN_PRESERVED(
            "retention.preserved",
            "",
            "How long an order to freeze an account keeps what came under it, as P90D. Empty: as the dated rule says."),
    RETAIN_DISMISSED("retention.dismissed-days", "30", "Days until the evidence of a dismissed case is destroyed."),
    RETAIN_EXTENSION(
            "retention.longest-extension", "P1Y", "How far from now a lead may extend the time of evidence at once."),
    RETAIN_WARN("retention.warn-days", "14", "Days before evidence goes that server.log says so, once a day."),
    STAMPS_URL(
            "stamps.url",
            "",
            "Address of a time-stamping authority (RFC 3161) for checkpoints of the log. Nobody is asked while empty."),
    STAMPS_CA("stamps.ca-file", "", "File with the certificates (PEM) that you trust to stand behind its stamps."),
    STAMPS_HOURS("stamps.every-hours", "24", "Hours between two stamps, where there is something new."),
    RECORDS_TWO_PEOPLE("records.two-people", "no", "Whether a second lead has to agree to a records pack first."),
    RECORDS_APPROVAL("records.approval-hours", "8", "How long that agreement stands; it serves once."),
    KEYS_CUSTODIAN(
            "keys.custodian-file",
            "",
            "Where the custodian's key is read from whenever something is opened, as on a device that the custodian"
                    + " brings; nothing opens without it. Empty: DIR/keys/custodian.key."),
    LOG_ORIGIN(
            "log.origin",
            "",
            "Name of the log, as log.forum.example/safety. Set it before the first start: a new name is a new log."
                    + " Empty: one is made up then, and kept."),
    FRANK_SERVICE(
            "frank.service",
            "",
            "Name of the messaging service in stamps (docs/operate/franking.md). No key is made and nothing is stamped"
                    + " while empty."),
    FRANK_CLIENTS("frank.clients", "", "API clients that may stamp and ask about tags, with commas."),
    FRANK_WINDOW("frank.window-days", "180", "Days for which a stamped message can be reported, 30 to 730."),
    FRANK_KEYS("frank.keys-folder", "", "Where the keys of stamps lie. Empty: DIR/keys/franking."),
    FILING_LEASE("filing.lease-minutes", "10", "How long one worker keeps a filing; longer than any step may take."),
    FILING_FIRST("filing.first-pause-seconds", "30", "Pause before a failed step is repeated; it doubles each time."),
    FILING_LONGEST("filing.longest-pause-minutes", "60", "The longest such pause."),
    DOOR_CLAMD(
            "door.clamd",
            "",
            "Where the clamd door listens: 127.0.0.1:3310 or unix:/PATH, several with commas. Closed while empty."),
    DOOR_CLAMD_CLIENT("door.clamd.client", "clamd-door", "Client name of what comes through it."),
    DOOR_CLAMD_BEHIND(
            "door.clamd-behind",
            "",
            "Where the real clamd is, which also looks at what the door lets through: 127.0.0.1:3311 or unix:/PATH."),
    DOOR_CLAMD_BEHIND_UNAVAILABLE(
            "door.clamd-behind-unavailable",
            "error",
            "Answer when the clamd behind did not judge an upload: error, block or pass."),
    DOOR_ICAP("door.icap", "", "Where the ICAP door listens: 127.0.0.1:1344, several with commas. Closed while empty."),
    DOOR_ICAP_CLIENT("door.icap.client", "icap-door", "Client name of what comes through it."),
    DOOR_HMA("door.hma", "", "Where the door with HMA's HTTP API listens: 127.0.0.1:9876. Closed while empty."),
    DOOR_HMA_CLIENT("door.hma.client", "hma-door", "Client name of what comes through it."),
    DOOR_HMA_KEY(
            "door.hma.key-file", "", "File (mode 0600) with the key that its clients must show. None while empty."),
    DOOR_HMA_FILES(
            "door.hma.files",
            "intake",
            "Files shown there: intake (a match is sealed and opens a case) or look-up (answered and forgotten)."),
    DOOR_HMA_FETCH("door.hma.fetch-hosts", "", "Hosts from which it may fetch a URL, with commas. None while empty."),
    DOOR_HMA_CURATE("door.hma.curate", "no", "Whether its clients may make banks and change them."),
    DOOR_HMA_ADDITIONS(
            "door.hma.additions",
            "confirm",
            "Hashes its clients add: confirm (match once a second person accepted them) or at-once."),
    DOOR_HMA_DRILL("door.hma.drill", "no", "Whether banks made there are drill lists, for ever."),
    DOOR_S3(
            "door.s3",
            "",
            "Where the door for notifications of an S3 store listens: 127.0.0.1:9877. Closed while empty."),
    DOOR_S3_CLIENT("door.s3.client", "s3-door", "Client name of what comes through it."),
    DOOR_S3_ENDPOINT("door.s3.endpoint", "", "Address of the store, as https://HOST or https://HOST:PORT."),
    DOOR_S3_HTTP("door.s3.allow-http", "no", "Whether that may be http on another machine."),
    DOOR_S3_REGION("door.s3.region", "us-east-1", "Region of the store."),
    DOOR_S3_PATH_STYLE(
            "door.s3.path-style", "yes", "Whether the bucket stands in the path (MinIO) or before the host (AWS)."),
    DOOR_S3_KEY("door.s3.access-key", "", "Id of the access key for the store."),
    DOOR_S3_SECRET("door.s3.secret-file", "", "File (mode 0600) with the secret of that key."),
    DOOR_S3_BUCKETS("door.s3.buckets", "", "Buckets whose objects are read, with commas. No others are."),
    DOOR_S3_TOKEN(
            "door.s3.token-file",
            "",
            "File (mode 0600) with the token that notifications must show. None while empty."),
    DOOR_S3_VERDICT("door.s3.verdict", "none", "Whether the verdict is written on the object: none or tag."),
    DOOR_S3_ACCOUNT(
            "door.s3.account-metadata",
            "",
            "Name of the metadata (x-amz-meta-NAME) in which your application stores whose object it is."),
    DOOR_PEERS("door.peers", "", "Who may connect to these doors besides this machine: 10.0.0.0/8, 192.0.2.7."),
    DOOR_CONNECTIONS("door.connections", "100", "Connections to one such door at a time."),
    DOOR_SECONDS("door.upload-seconds", "300", "Seconds that one upload may take to arrive."),
    DOOR_NO_LIST("door.no-hash-list", "error", "Answer while no list is in force: error, block or pass."),
    DOOR_FAULT("door.fault", "error", "Answer when something failed on our side: error, block or pass."),
    DOOR_HELD("door.held", "error", "Answer for what is held for a person: error, block or pass."),
    DOOR_UNDECODABLE("door.undecodable-picture", "error", "Answer for broken pictures: error, block or pass."),
    DOOR_UNSUPPORTED("door.unsupported-picture", "error", "Answer for AVIF, HEIC and what else is not decoded."),
    DOOR_PARTLY(
            "door.partly-compared",
            "error",
            "Answer for films and animations of which a part was compared: error, block or pass."),
    DOOR_FEATURELESS("door.featureless", "pass", "Answer for featureless pictures: error, block or pass."),
    DOOR_NOT_A_PICTURE("door.not-a-picture", "pass", "Answer for text, PDF, archives: error, block or pass."),
    DOOR_SUSPENDED(
            "door.suspended-entry",
            "error",
            "Answer for what only matches entries that are not believed for now: error, block or pass."),
    DOOR_NOT_ASKED(
            "door.not-asked", "error", "Answer for what an outside matcher did not check: error, block or pass."),
    DOOR_TOO_LARGE("door.too-large", "error", "Answer for more than file.max-bytes: error, block or pass."),
    DOOR_UNREADABLE("door.unreadable", "error", "Answer for pieces and broken forms: error, block or pass.");

    final String key;
    final String standard;
    final String meaning;

    Setting(String key, String standard, String meaning) {
        this.key = key;
        this.standard = standard;
        this.meaning = meaning;
    }

    static Optional<Setting> named(String key) {
        return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(s -> s.key).toList();
    }
}
