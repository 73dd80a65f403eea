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
import org.rowan.incident.LawEnforcement;
import org.rowan.incident.Occasion;
import org.rowan.incident.Party;

/// What a service states beyond the item: `circumstances`, at the upload or when it is asked.
final class StatedFields {
    private static final int MAX_NAME = 255;
    private static final int MAX_TEXT = 20_000;
    private static final int MAX_PARTIES = 50;
    private static final int MAX_MESSAGES = 500;
    private static final int MAX_EMBEDDED = 200;
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
                PlaceFields.read(fields),
                excerpts(fields),
                conduct(fields),
                police(fields),
                file(fields));
        fields.end();
        return stated;
    }

    private static List<Party> parties(Fields fields, String name) throws BadInput {
        List<Party> parties = new ArrayList<>();
        for (Fields one : fields.list(name, MAX_PARTIES)) parties.add(PartyFields.read(one));
        return parties;
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

    private static Optional<LawEnforcement> police(Fields fields) throws BadInput {
        Optional<Fields> found = fields.maybeObject("law_enforcement");
        if (found.isEmpty()) return Optional.empty();
        Fields police = found.get();
        Optional<Fields> officer = police.maybeObject("officer");
        Optional<Fields> abroad = police.maybeObject("served_abroad");
        LawEnforcement read = new LawEnforcement(
                new Personal<>(police.text("agency", MAX_NAME)),
                police.maybePersonal("case_number", MAX_NAME),
                officer.isPresent() ? Optional.of(PersonFields.read(officer.get())) : Optional.empty(),
                police.maybeYesNo("told"),
                police.maybeYesNo("served_at_home"),
                abroad.isPresent() ? Optional.of(servedAbroad(abroad.get())) : Optional.empty());
        if (officer.isPresent()) officer.get().end();
        police.end();
        return Optional.of(read);
    }

    private static LawEnforcement.ServedAbroad servedAbroad(Fields fields) throws BadInput {
        Optional<Boolean> served = fields.maybeYesNo("served");
        if (served.isEmpty()) throw fields.missing("served", "true or false");
        var read = new LawEnforcement.ServedAbroad(served.get(), PersonFields.country(fields));
        fields.end();
        return read;
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
        List<FileStatement.Field> embedded = new ArrayList<>();
        for (Fields one : file.list("embedded", MAX_EMBEDDED)) {
            embedded.add(
                    new FileStatement.Field(one.text("name", MAX_NAME), new Personal<>(one.text("value", MAX_TEXT))));
            one.end();
        }
        FileStatement read = new FileStatement(
                hashes, devices(file), embedded, file.maybeYesNo("generative_ai"), file.maybeYesNo("live_stream"));
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
