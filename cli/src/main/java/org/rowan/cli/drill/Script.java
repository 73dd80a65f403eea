package org.rowan.cli.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.agency.ncmec.simulator.SimulatedReport;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cli.drill.Http.Reply;
import org.rowan.media.DrillPictures;
import org.rowan.signal.Digests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The nine steps of the drill.
final class Script {
    static final int STEPS = 9;
    private static final Map<String, String> REFER_TO_NCMEC = Map.of(
            "act", "refer",
            "destination", "ncmec",
            "incident", "imagery",
            "reason", "A drill with a made picture. Nothing here is real.");
    private static final Map<String, String> REFER_TO_NCA = Map.of(
            "act", "refer",
            "destination", "nca",
            "incident", "imagery",
            "priority", "3",
            "reason", "A drill with a made picture. Nothing here is real.");
    private static final Map<String, String> DISMISS =
            Map.of("act", "dismiss", "reason", "A drill: the same made picture as in another case.");

    private final Stage stage;
    private final Path launcher;
    private final Told told;
    private final Map<String, Staff> staff = new LinkedHashMap<>();
    private final Map<String, String> cases = new LinkedHashMap<>();
    private final Review review;
    private final List<String> referred = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private Optional<Uploads> uploads = Optional.empty();

    Script(Stage stage, Path launcher, Told told) {
        this.stage = stage;
        this.launcher = launcher;
        this.told = told;
        this.review = new Review(stage.patience());
    }

    Map<String, Staff> staff() {
        return staff;
    }

    void all() throws Failed, IOException {
        serverIsUp();
        peopleAndClient();
        hashList();
        uploadsAreAnswered();
        evidenceIsSealed();
        peopleReview();
        referralIsFiled();
        officerUsesThePortal();
        logIsProven();
    }

    /// The first three steps, before the server is killed for the first time.
    void prepare() throws Failed, IOException {
        serverIsUp();
        peopleAndClient();
        hashList();
    }

    /// What is repeated, with fresh items, while the server is being killed.
    void round() throws Failed {
        uploads.orElseThrow().nextRun();
        cases.clear();
        uploadsAreAnswered();
        peopleReview();
        referralIsFiled();
    }

    /// After all rounds: of every case that was referred the authority holds one finished report, not two.
    void booksAgree() throws Failed {
        for (String id : referred) {
            long filed = stage.ncmec().reports().stream()
                    .filter(r -> r.state() == SimulatedReport.State.FINISHED && ofCase(r, id))
                    .count();
            Failed.unless(
                    filed == 1, "the authority's books: expected 1 report of case %s; got %d".formatted(id, filed));
        }
        long all = stage.ncmec().reports().stream()
                .filter(r -> r.state() == SimulatedReport.State.FINISHED)
                .count();
        Failed.unless(
                all == referred.size(),
                "the authority's books: expected %d reports in all; got %d".formatted(referred.size(), all));
    }

    /// The sealed bytes of every case that was opened in any round lie in the vault, and are those bytes.
    void evidenceIsThere() throws Failed, IOException {
        Staff one = person("drill-one");
        for (String id : opened) {
            JsonNode evidence = review.state(one, id).path("evidence");
            Failed.unless(
                    evidence.size() == 1,
                    "case %s: expected 1 file of evidence; got %d".formatted(id, evidence.size()));
            Failed.unless(
                    DiskSearch.sealed(
                            stage.server().data().resolve("vault"),
                            evidence.path(0).path("id").asString()),
                    "case %s: its evidence is not in the vault as it was sealed".formatted(id));
        }
    }

    List<String> referred() {
        return List.copyOf(referred);
    }

    void serverIsUp() throws Failed {
        told.step("Start the server, with its own database, and a simulated authority");
        JsonNode health = stage.health();
        Failed.unless(
                health.path("status").asString().equals("DOWN"),
                "without a hash list the server must say that it is not well; it said that it is");
        told.ok("the server answers at " + stage.server().address());
        for (JsonNode trouble : health.path("troubles")) {
            told.note("it says of itself: " + trouble.path("reason").asString());
        }
        told.note("the simulated CyberTipline listens at " + stage.ncmec().base());
    }

    void peopleAndClient() throws Failed {
        told.step("Add people with roles, and a client that may hand in items");
        person("drill-one", "reviewer");
        person("drill-two", "reviewer");
        person("drill-lead", "lead", "filer");
        person("drill-lead-two", "lead");
        told.ok("four people signed in and chose passwords of their own: " + String.join(", ", staff.keySet()));
        ObjectNode client = JsonMapper.shared().createObjectNode().put("name", "drill-client");
        Reply reply = stage.admin("clients", Optional.of(client));
        Failed.unless(reply.ok(), "adding a client: HTTP " + reply.status());
        uploads = Optional.of(new Uploads(
                stage.visitor(),
                new Personal<>(json(reply).path("key").asString()),
                stage.patience(),
                InstantSource.system()));
        told.ok("the client's API key was shown once and is stored as a digest only");
    }

    private void person(String name, String... roles) throws Failed {
        ObjectNode person =
                JsonMapper.shared().createObjectNode().put("name", name).put("display", name);
        var list = person.putArray("roles");
        for (String role : roles) list.add(role);
        Reply reply = stage.admin("people", Optional.of(person));
        Failed.unless(
                reply.ok(),
                "adding " + name + ": HTTP " + reply.status() + " "
                        + reply.body().asUtf8());
        Staff who = new Staff(
                stage.visitor(),
                name,
                new Personal<>(json(reply).path("password").asString()));
        byte[] random = new byte[12];
        new java.security.SecureRandom().nextBytes(random);
        Personal<String> chosen = new Personal<>("drill " + HexFormat.of().formatHex(random));
        stage.patience().until("the first sign-in of " + name, () -> {
            Failed.unless(who.signIn(), "a first password must be changed at the first sign-in; it need not");
            who.choosePassword(chosen);
            return Optional.of(true);
        });
        staff.put(name, who);
    }

    void hashList() throws Failed, IOException {
        told.step("Import a hash list that holds one made picture");
        ObjectNode list = JsonMapper.shared().createObjectNode();
        list.put("name", "drill-list").put("source", "drill").put("type", "pdq").put("drill", true);
        String hash = Uploads.listedHash();
        Reply bad = stage.adminFile("lists", list, Bytes.utf8(hash + "\n" + hash.substring(1) + "\n"));
        String sentence = json(bad).path("error").asString();
        Failed.unless(
                !bad.ok() && sentence.contains("line 2") && sentence.contains("Nothing was imported"),
                "a list with a wrong second line: expected to be refused with its line; got: " + sentence);
        told.ok("a list with one wrong line was refused whole: " + sentence);
        Reply good = stage.adminFile("lists", list, Bytes.utf8(hash + "\n"));
        Failed.unless(
                good.ok(),
                "importing the list: HTTP " + good.status() + " " + good.body().asUtf8());
        told.ok("the drill list is in force, and marked as a drill for ever");
        listInEarnest();
    }

    /// A drill list alone makes nothing clear. The other one holds a digest of nothing that is handed in.
    private void listInEarnest() throws Failed, IOException {
        ObjectNode list = JsonMapper.shared().createObjectNode();
        list.put("name", "other-list")
                .put("source", "made")
                .put("type", "sha256")
                .put("drill", false);
        String digest = Digest.of(Bytes.utf8("nothing that is handed in")).hex();
        Reply added = stage.adminFile("lists", list, Bytes.utf8(digest + "\n"));
        Failed.unless(added.ok(), "importing the second list: HTTP " + added.status());
        confirm("drill-lead");
        Failed.unless(
                stage.health().path("status").asString().equals("DOWN"),
                "with one confirmation a list must not be in force; the server says that it is");
        confirm("drill-lead-two");
        told.ok("another list is in force, now that two people have confirmed it: drill-lead, drill-lead-two");
    }

    private void confirm(String name) throws Failed {
        stage.patience().until("confirming a list as " + name, () -> {
            Reply reply = person(name).post("/lists/confirm", Map.of("name", "other-list"));
            return reply.ok() ? Optional.of(true) : Optional.empty();
        });
    }

    void uploadsAreAnswered() throws Failed {
        told.step("Hand in altered, unrelated and broken files");
        for (DrillPictures.Altered altered : DrillPictures.alterations()) {
            JsonNode answer = uploads.orElseThrow().send(altered.fileName(), altered.content());
            expect(altered.name(), answer, "matched");
            cases.put(altered.fileName(), answer.path("case").asString());
            opened.add(answer.path("case").asString());
            told.ok("%-30s matched at distance %d, case %s"
                    .formatted(
                            altered.name(),
                            answer.path("matches").path(0).path("distance").asInt(),
                            answer.path("case").asString()));
        }
        JsonNode clear = uploads.orElseThrow().send("unrelated.png", DrillPictures.unrelated());
        expect("the unrelated picture", clear, "clear");
        told.ok("%-30s clear, compared with %d entries; nothing of it is kept"
                .formatted("an unrelated picture", clear.path("compared").asInt()));
        unscreenable("a truncated JPEG", "broken.jpg", DrillPictures.broken());
        unscreenable("a decompression bomb", "bomb.png", DrillPictures.bomb());
        var first = DrillPictures.alterations().getFirst();
        JsonNode again = uploads.orElseThrow().send(first.fileName(), first.content());
        Failed.unless(
                again.path("case").asString().equals(cases.get(first.fileName())),
                "the same key again: expected the same case; got another");
        told.ok("the same key again gave the same case");
    }

    private void unscreenable(String what, String name, Bytes content) throws Failed {
        JsonNode answer = uploads.orElseThrow().send(name, content);
        expect(what, answer, "unscreenable");
        told.ok("%-30s unscreenable (%s), which is not clear"
                .formatted(what, answer.path("undecodable").asString()));
    }

    private static void expect(String what, JsonNode answer, String outcome) throws Failed {
        String got = answer.path("outcome").asString();
        Failed.unless(got.equals(outcome), "%s: expected %s; got %s".formatted(what, outcome, got));
    }

    void evidenceIsSealed() throws Failed, IOException {
        told.step("Look for the pictures on the server's disk");
        List<Bytes> pictures = new ArrayList<>();
        DrillPictures.alterations().forEach(a -> pictures.add(a.content()));
        pictures.add(DrillPictures.unrelated());
        DiskSearch.Found found = DiskSearch.in(stage.server().data(), pictures);
        Failed.unless(found.hits() == 0, "a picture lies readable on the disk, in %d files".formatted(found.hits()));
        told.ok("%d files searched: no picture lies there readable".formatted(found.files()));
        told.ok("sealed evidence objects in the vault: "
                + DiskSearch.count(stage.server().data().resolve("vault")));
    }

    void peopleReview() throws Failed {
        told.step("Two people review, through the console's own endpoints");
        Staff one = person("drill-one");
        Staff two = person("drill-two");
        List<String> ids = List.copyOf(cases.values());
        String first = ids.getFirst();
        referred.add(first);
        if (review.state(one, first).path("open").asBoolean()) {
            review.claim(one, first);
            int masked = review.look(one, first, "MASKED");
            int full = review.look(one, first, "FULL");
            told.ok("drill-one saw the masked picture (%d bytes), then the whole (%d bytes); both are logged"
                    .formatted(masked, full));
        }
        review.decide(one, first, REFER_TO_NCMEC);
        Failed.unless(
                stage.ncmec().reports().stream().noneMatch(r -> ofCase(r, first)),
                "one reviewer alone: nothing may be filed; the authority has a report");
        told.ok("drill-one would refer it to NCMEC; with one reviewer nothing is filed");
        review.decide(two, first, REFER_TO_NCMEC);
        told.ok("drill-two agrees: the referral stands");
        review.decide(one, ids.get(1), REFER_TO_NCA);
        review.decide(two, ids.get(1), REFER_TO_NCA);
        told.ok("a second case is referred to the NCA, priority 3, without either having looked at it");
        for (String rest : ids.subList(2, ids.size())) review.decide(one, rest, DISMISS);
        told.ok("%d cases are dismissed with a reason".formatted(ids.size() - 2));
    }

    /// The report's reference is case and filing, `C-…/F-…`.
    private static boolean ofCase(SimulatedReport report, String id) {
        return report.reference().filter(r -> r.startsWith(id + "/")).isPresent();
    }

    private Staff person(String name) throws Failed {
        Staff known = staff.get(name);
        if (known == null) throw new Failed("nobody called " + name + " was added");
        return known;
    }

    void referralIsFiled() throws Failed {
        told.step("The referral is filed with the simulated authority");
        String id = List.copyOf(cases.values()).getFirst();
        SimulatedReport report = stage.patience()
                .until(
                        "the authority's receipt",
                        () -> stage.ncmec().reports().stream()
                                .filter(r -> r.state() == SimulatedReport.State.FINISHED && ofCase(r, id))
                                .findFirst());
        long filed = stage.ncmec().reports().stream()
                .filter(r -> r.state() == SimulatedReport.State.FINISHED && ofCase(r, id))
                .count();
        Failed.unless(filed == 1, "the authority's books: expected 1 report of the case; got " + filed);
        var file = report.files().getLast();
        String sent = Digests.of(DrillPictures.alterations().getFirst().content())
                .md5()
                .hex();
        Failed.unless(file.md5().equalsIgnoreCase(sent), "the authority holds other bytes than were handed in");
        Failed.unless(
                file.viewed().equals(Optional.of(true)),
                "the viewed flag: expected true, since drill-one saw all of it");
        told.ok("report %d: 1 file, byte for byte as handed in, viewed flag true as the ledger says"
                .formatted(report.id()));
        JsonNode filing = stage.patience()
                .until(
                        "the receipt in the case",
                        () -> Optional.of(review.state(person("drill-one"), id)
                                        .path("filings")
                                        .path(0))
                                .filter(f -> f.path("outcome").asString().equals("Filed")));
        Failed.unless(
                filing.path("reference").asString().equals(String.valueOf(report.id())),
                "the receipt in the case: expected the authority's number; got another");
        told.ok("the receipt is in case " + id + ", and the retention clock runs from it");
    }

    void officerUsesThePortal() throws Failed {
        told.step("The NCA desk: a person takes the package to the portal and types the reference in");
        Staff lead = person("drill-lead");
        String id = List.copyOf(cases.values()).get(1);
        JsonNode filing = stage.patience()
                .until(
                        "the package for the NCA",
                        () -> Optional.of(review.state(lead, id).path("filings").path(0))
                                .filter(f -> f.path("waiting").asBoolean()));
        String path = "/cases/" + id + "/filings/" + filing.path("id").asString();
        Reply zip = stage.patience().until("taking the package", () -> {
            Reply reply = lead.post(path + "/package", Map.of());
            return reply.ok() ? Optional.of(reply) : Optional.empty();
        });
        told.ok("the package was taken (%d bytes): what to type where, and the file; the export is logged"
                .formatted(zip.body().length()));
        stage.patience().until("entering the reference", () -> {
            Reply reply = lead.post(path + "/reference", Map.of("reference", "DRILL-0001"));
            return reply.ok() ? Optional.of(true) : Optional.empty();
        });
        stage.patience()
                .until(
                        "the NCA filing",
                        () -> Optional.of(review.state(lead, id).path("filings").path(0))
                                .filter(f -> f.path("outcome").asString().equals("Filed")));
        told.ok("the reference was typed in; content and reference run on clocks of their own");
    }

    void logIsProven() throws Failed {
        told.step("Prove the log offline");
        told.ok(LogProof.of(launcher, stage.server().data(), stage.patience()));
    }

    private static JsonNode json(Reply reply) throws Failed {
        try {
            return reply.json();
        } catch (IOException e) {
            throw new Failed("expected JSON: " + e.getMessage());
        }
    }
}
