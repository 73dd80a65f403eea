package org.rowan.cli.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.agency.ncmec.XmlNode;
import org.rowan.agency.ncmec.simulator.SimulatedReport;
import org.rowan.base.Bytes;
import org.rowan.cli.drill.Http.Reply;
import org.rowan.media.DrillPictures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The drills beside the first: what a reviewer meets that is not one known picture.
final class Scenarios {
    static final int STEPS = 6;
    private static final String REASON = "A drill. Nothing here is real.";

    private final Stage stage;
    private final Told told;
    private final Cast cast;
    private final Review review;
    private final Path launcher;

    Scenarios(Stage stage, Told told, Cast cast, Review review, Path launcher) {
        this.stage = stage;
        this.told = told;
        this.cast = cast;
        this.review = review;
        this.launcher = launcher;
    }

    /// Each with a case of its own, so that one says nothing about the next.
    void all() throws Failed, IOException {
        textOnlyEnticement();
        viralDuplicate();
        imminentRisk();
        mistakenMatch();
        ukPriorityTwo();
        told.step("Prove the log offline, with all drills in it");
        told.ok(LogProof.of(launcher, stage.server().data(), stage.patience()));
    }

    private void textOnlyEnticement() throws Failed {
        told.step("Drill: enticement in words, without any file");
        String id = noticed("words");
        told.ok("a user's report of a conversation opened case " + id + "; no list has to know anything");
        Map<String, String> refer = refer("ncmec", "enticement");
        refer.put("mark", "solicitation");
        twoDecide(id, refer);
        SimulatedReport report = finished(id);
        expect("the incident", summary(report, "incidentType"), "Online Enticement of Children for Sexual Acts");
        Failed.unless(
                report.files().size() == 1,
                "the report: expected 1 file, which tells the conversation; got "
                        + report.files().size());
        told.ok("report %d: enticement, the conversation as a file of its own, no picture".formatted(report.id()));
    }

    private void viralDuplicate() throws Failed {
        told.step("Drill: a picture that spreads, shared by many accounts");
        ObjectNode stated = JsonMapper.shared().createObjectNode();
        for (int i = 2; i <= 4; i++) stated.withArray("others").addObject().put("id", "drill-account-" + i);
        DrillPictures.Altered picture = DrillPictures.alterations().getFirst();
        String id = cast.uploads()
                .send("viral-" + picture.fileName(), picture.content(), stated)
                .path("case")
                .asString();
        Map<String, String> refer = refer("ncmec", "imagery");
        refer.put("viral", "yes");
        Staff lead = cast.person("drill-lead");
        String file = review.state(lead, id).path("evidence").path(0).path("id").asString();
        refer.put("mark-" + file, "potential_meme");
        review.decide(lead, id, refer);
        review.decide(cast.person("drill-lead-two"), id, refer);
        SimulatedReport report = finished(id);
        Failed.unless(report.document().has("batchedReport"), "the report: expected a viral one; got a whole one");
        long accounts = report.document().all("personOrUserReported").count();
        Failed.unless(accounts == 4, "the report: expected 4 accounts; got " + accounts);
        told.ok("report %d: viral, 4 accounts and 1 file, nothing urgent".formatted(report.id()));
    }

    private void imminentRisk() throws Failed {
        told.step("Drill: a child at risk now; one reviewer is enough");
        String id = noticed("urgent");
        Map<String, String> refer = refer("ncmec", "enticement");
        refer.put("imminent", "A drill: a meeting is said to be today.");
        review.decide(cast.person("drill-one"), id, refer);
        SimulatedReport report = finished(id);
        expect("the escalation", summary(report, "escalateToHighPriority"), "A drill: a meeting is said to be today.");
        told.ok("report %d was filed on one reviewer's word and says why it is urgent".formatted(report.id()));
    }

    /// One more byte behind the end makes it another file, which resembles the entry as much.
    private void mistakenMatch() throws Failed, IOException {
        told.step("Drill: a mistaken match, taken back");
        Bytes mistaken = DrillPictures.alterations().get(1).content();
        String id = cast.uploads().send("mistaken", mistaken).path("case").asString();
        Staff one = cast.person("drill-one");
        review.claim(one, id);
        review.look(one, id, "FULL");
        for (String who : List.of("drill-one", "drill-two")) {
            review.decide(cast.person(who), id, Map.of("act", "dismiss", "reason", REASON));
        }
        stage.patience().until("finding the file harmless", () -> {
            Reply reply = cast.person("drill-lead").post("/cases/" + id + "/harmless", Map.of());
            return reply.ok() ? Optional.of(true) : Optional.empty();
        });
        told.ok("two people dismissed case " + id + ", and a lead found its file harmless");
        expect("the same file again", outcome("mistaken-again", mistaken), "clear");
        byte[] longer = java.util.Arrays.copyOf(mistaken.toArray(), mistaken.length() + 1);
        String other = outcome("mistaken-longer", Bytes.adopt(longer));
        Failed.unless(!other.equals("clear"), "another file as alike: expected to wait for a person; got clear");
        told.ok("the very same file is clear now; another one that is as alike is " + other);
        long filed = stage.ncmec().reports().stream()
                .filter(report -> Script.ofCase(report, id))
                .count();
        Failed.unless(filed == 0, "the authority's books: expected nothing of the mistaken case; got " + filed);
        foundOutLate();
    }

    /// The same after the report was filed: two people take it back, and somebody tells the agency.
    private void foundOutLate() throws Failed, IOException {
        String id = noticed("mistake");
        twoDecide(id, refer("ncmec", "enticement"));
        SimulatedReport report = finished(id);
        Staff lead = cast.person("drill-lead");
        post(lead, "/cases/" + id + "/correction", Map.of("reason", REASON));
        Reply alone = lead.post("/cases/" + id + "/correction/agree", Map.of());
        Failed.unless(!alone.ok(), "one person alone took a report back");
        post(cast.person("drill-lead-two"), "/cases/" + id + "/correction/agree", Map.of());
        expect("the case", review.state(lead, id).path("state").asString(), "CORRECTED");
        String filing =
                review.state(lead, id).path("filings").path(0).path("id").asString();
        post(lead, "/cases/" + id + "/filings/" + filing + "/told", Map.of("how", "A drill: by nobody, to nobody."));
        told.ok("report %d was a mistake: two people took it back, and it is on record that the agency was told"
                .formatted(report.id()));
    }

    private void ukPriorityTwo() throws Failed {
        told.step("Drill: the NCA, priority 2, by hand");
        String id = noticed("uk");
        Map<String, String> refer = refer("nca", "enticement");
        refer.put("priority", "2");
        twoDecide(id, refer);
        Staff lead = cast.person("drill-lead");
        JsonNode filing = stage.patience()
                .until(
                        "the package for the NCA",
                        () -> Optional.of(review.state(lead, id).path("filings").path(0))
                                .filter(f -> f.path("waiting").asBoolean()));
        String path = "/cases/" + id + "/filings/" + filing.path("id").asString();
        post(lead, path + "/package", Map.of());
        post(lead, path + "/reference", Map.of("reference", "DRILL-0002"));
        stage.patience()
                .until(
                        "the NCA filing",
                        () -> Optional.of(review.state(lead, id).path("filings").path(0))
                                .filter(f -> f.path("outcome").asString().equals("Filed")));
        told.ok("priority 2 was a person's choice; the reference DRILL-0002 was typed in");
    }

    private void post(Staff who, String path, Map<String, String> fields) throws Failed {
        stage.patience().until(path, () -> who.post(path, fields).ok() ? Optional.of(true) : Optional.empty());
    }

    private String outcome(String name, Bytes content) throws Failed {
        return cast.uploads().send(name, content).path("outcome").asString();
    }

    /// A case of words, as a user reported them.
    private String noticed(String name) throws Failed {
        ObjectNode stated = JsonMapper.shared().createObjectNode();
        ObjectNode message =
                stated.withArray("excerpts").addObject().withArray("messages").addObject();
        message.put("at", cast.uploads().sharedAt())
                .put("from", "drill-account-1")
                .put("text", "A drill: made words, said by nobody.");
        JsonNode answer = cast.uploads().notice(name, stated);
        expect("the notice", answer.path("outcome").asString(), "noticed");
        return answer.path("case").asString();
    }

    private static Map<String, String> refer(String destination, String incident) {
        return new HashMap<>(Map.of(
                "act", "refer", "destination", destination, "incident", incident, "reason", REASON, "despite", REASON));
    }

    private void twoDecide(String id, Map<String, String> decision) throws Failed {
        review.decide(cast.person("drill-one"), id, decision);
        review.decide(cast.person("drill-two"), id, decision);
    }

    /// By the number in the receipt: a viral report has no place for a reference of ours.
    private SimulatedReport finished(String id) throws Failed {
        Staff reader = cast.person("drill-one");
        JsonNode filing = stage.patience()
                .until(
                        "the receipt in case " + id,
                        () -> Optional.of(
                                        review.state(reader, id).path("filings").path(0))
                                .filter(f -> f.path("outcome").asString().equals("Filed")));
        List<SimulatedReport> found = stage.ncmec().reports().stream()
                .filter(r ->
                        String.valueOf(r.id()).equals(filing.path("reference").asString()))
                .filter(r -> r.state() == SimulatedReport.State.FINISHED)
                .toList();
        Failed.unless(found.size() == 1, "the authority's books: the receipt of case " + id + " is not in them");
        return found.getFirst();
    }

    private static String summary(SimulatedReport report, String field) {
        return report.document()
                .first("incidentSummary")
                .flatMap((XmlNode summary) -> summary.textOf(field))
                .orElse("nothing");
    }

    private static void expect(String what, String got, String expected) throws Failed {
        Failed.unless(got.equals(expected), "%s: expected %s; got %s".formatted(what, expected, got));
    }
}
