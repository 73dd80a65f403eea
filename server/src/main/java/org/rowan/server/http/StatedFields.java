package org.rowan.server.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rowan.base.Personal;
import org.rowan.incident.Circumstances;
import org.rowan.incident.Conduct;
import org.rowan.incident.DeviceId;
import org.rowan.incident.Excerpt;
import org.rowan.incident.FileStatement;
import org.rowan.incident.FileStatement.OriginalHash;
import org.rowan.incident.Occasion;
import org.rowan.incident.Party;
import org.rowan.incident.Place;

/// What a service states beyond the item: `circumstances`. It holds what a service knows when it uploads; what it finds
/// out later has no field here.
final class StatedFields {
    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 20_000;
    private static final int MAX_PARTIES = 50;
    private static final int MAX_MESSAGES = 500;
    private static final String OCCASIONS =
            Arrays.stream(Occasion.values()).map(Occasion::label).collect(Collectors.joining(", "));

    private StatedFields() {}

    static Circumstances read(Fields fields) throws BadInput {
        Optional<Fields> account = fields.maybeObject("account");
        Circumstances stated = new Circumstances(
                account.isPresent() ? Optional.of(PartyFields.read(account.get())) : Optional.empty(),
                parties(fields, "others"),
                parties(fields, "recipients"),
                parties(fields, "victims"),
                chats(fields),
                excerpts(fields),
                conduct(fields),
                Optional.empty(),
                file(fields));
        fields.end();
        return stated;
    }

    private static List<Party> parties(Fields fields, String name) throws BadInput {
        List<Party> parties = new ArrayList<>();
        for (Fields one : fields.list(name, MAX_PARTIES)) parties.add(PartyFields.read(one));
        return parties;
    }

    private static List<Place> chats(Fields fields) throws BadInput {
        List<Place> places = new ArrayList<>();
        for (Fields one : fields.list("chats", MAX_PARTIES)) {
            places.add(new Place.Chat(
                    one.maybeText("client", MAX_NAME),
                    one.maybePersonal("room", MAX_NAME),
                    one.maybePersonal("content", MAX_TEXT),
                    one.maybePersonal("note", MAX_TEXT)));
            one.end();
        }
        return places;
    }

    private static List<Excerpt> excerpts(Fields fields) throws BadInput {
        List<Excerpt> excerpts = new ArrayList<>();
        for (Fields one : fields.list("excerpts", MAX_PARTIES)) {
            List<Excerpt.Message> messages = new ArrayList<>();
            for (Fields message : one.list("messages", MAX_MESSAGES)) {
                messages.add(new Excerpt.Message(
                        message.time("at"),
                        new Personal<>(message.text("from", MAX_NAME)),
                        new Personal<>(message.text("text", MAX_TEXT))));
                message.end();
            }
            if (messages.isEmpty()) throw BadInput.field("excerpts: an excerpt has 1 message or more; got 0.");
            excerpts.add(new Excerpt(one.maybePersonal("where", MAX_NAME), messages));
            one.end();
        }
        return excerpts;
    }

    private static List<Conduct> conduct(Fields fields) throws BadInput {
        List<Conduct> conduct = new ArrayList<>();
        for (Fields one : fields.list("conduct", MAX_PARTIES)) {
            conduct.add(new Conduct(one.time("at"), new Personal<>(one.text("what", MAX_TEXT))));
            one.end();
        }
        return conduct;
    }

    private static FileStatement file(Fields fields) throws BadInput {
        Optional<Fields> found = fields.maybeObject("file");
        if (found.isEmpty()) return FileStatement.NONE;
        Fields file = found.get();
        List<OriginalHash> hashes = new ArrayList<>();
        for (Fields hash : file.list("original_hashes", MAX_PARTIES)) {
            hashes.add(new OriginalHash(hash.text("type", 64), hash.text("value", MAX_NAME)));
            hash.end();
        }
        FileStatement read = new FileStatement(
                hashes, devices(file), List.of(), file.maybeYesNo("generative_ai"), file.maybeYesNo("live_stream"));
        file.end();
        return read;
    }

    static List<DeviceId> devices(Fields fields) throws BadInput {
        List<DeviceId> devices = new ArrayList<>();
        for (Fields one : fields.list("devices", MAX_PARTIES)) {
            devices.add(new DeviceId(
                    one.text("type", MAX_NAME),
                    new Personal<>(one.text("id", MAX_NAME)),
                    occasion(one),
                    one.maybeTime("at")));
            one.end();
        }
        return devices;
    }

    static Optional<Occasion> occasion(Fields fields) throws BadInput {
        return fields.maybeWord("event", Occasion::ofLabel, OCCASIONS);
    }
}
