package org.rowan.cli.drill;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cli.drill.Http.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The people, the client and the lists that every drill needs.
final class Cast {
    private final Stage stage;
    private final Told told;
    private final Map<String, Staff> staff = new LinkedHashMap<>();
    private Optional<Uploads> uploads = Optional.empty();

    Cast(Stage stage, Told told) {
        this.stage = stage;
        this.told = told;
    }

    Map<String, Staff> staff() {
        return staff;
    }

    Uploads uploads() {
        return uploads.orElseThrow();
    }

    Staff person(String name) throws Failed {
        Staff known = staff.get(name);
        if (known == null) throw new Failed("nobody called " + name + " was added");
        return known;
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

    private static JsonNode json(Reply reply) throws Failed {
        try {
            return reply.json();
        } catch (IOException e) {
            throw new Failed("expected JSON: " + e.getMessage());
        }
    }
}
