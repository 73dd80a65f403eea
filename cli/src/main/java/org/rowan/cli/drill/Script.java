package org.rowan.cli.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.agency.ncmec.simulator.SimulatedReport;
import org.rowan.base.Bytes;
import org.rowan.cli.drill.Http.Reply;
import org.rowan.media.DrillPictures;
import org.rowan.signal.Digests;
import tools.jackson.databind.JsonNode;

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
    private final Map<String, String> cases = new LinkedHashMap<>();
    private final Review review;
    private final Cast cast;
    private final List<String> referred = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();

    Script(Stage stage, Path launcher, Told told) {
        this.stage = stage;
        this.launcher = launcher;
        this.told = told;
        this.review = new Review(stage.patience());
        this.cast = new Cast(stage, told);
    }

    Scenarios scenarios() {
        return new Scenarios(stage, told, cast, review, launcher);
    }

    Map<String, Staff> staff() {
        return cast.staff();
    }

    void all() throws Failed, IOException {
        serverIsUp();
        cast.peopleAndClient();
        cast.hashList();
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
        cast.peopleAndClient();
        cast.hashList();
    }

    /// What is repeated, with fresh items, while the server is being killed.
    void round() throws Failed {
        cast.uploads().nextRun();
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
        Staff one = cast.person("drill-one");
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

    void uploadsAreAnswered() throws Failed {
        told.step("Hand in altered, unrelated and broken files");
        for (DrillPictures.Altered altered : DrillPictures.alterations()) {
            JsonNode answer = cast.uploads().send(altered.fileName(), altered.content());
            expect(altered.name(), answer, "matched");
            cases.put(altered.fileName(), answer.path("case").asString());
            opened.add(answer.path("case").asString());
            told.ok("%-30s matched at distance %d, case %s"
                    .formatted(
                            altered.name(),
                            answer.path("matches").path(0).path("distance").asInt(),
                            answer.path("case").asString()));
        }
        JsonNode clear = cast.uploads().send("unrelated.png", DrillPictures.unrelated());
        expect("the unrelated picture", clear, "clear");
        told.ok("%-30s clear, compared with %d entries; nothing of it is kept"
                .formatted("an unrelated picture", clear.path("compared").asInt()));
        unscreenable("a truncated JPEG", "broken.jpg", DrillPictures.broken());
        unscreenable("a decompression bomb", "bomb.png", DrillPictures.bomb());
        var first = DrillPictures.alterations().getFirst();
        JsonNode again = cast.uploads().send(first.fileName(), first.content());
        Failed.unless(
                again.path("case").asString().equals(cases.get(first.fileName())),
                "the same key again: expected the same case; got another");
        told.ok("the same key again gave the same case");
    }

    private void unscreenable(String what, String name, Bytes content) throws Failed {
        JsonNode answer = cast.uploads().send(name, content);
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
        Staff one = cast.person("drill-one");
        Staff two = cast.person("drill-two");
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
    static boolean ofCase(SimulatedReport report, String id) {
        return report.reference().filter(r -> r.startsWith(id + "/")).isPresent();
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
                        () -> Optional.of(review.state(cast.person("drill-one"), id)
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
        Staff lead = cast.person("drill-lead");
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
}
