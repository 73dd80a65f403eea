package org.rowan.server.doors.hma;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rowan.cases.PersonId;
import org.rowan.flow.Listing;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ListTerms;
import org.rowan.hashlist.Reach;
import org.rowan.port.LivingLists;
import org.rowan.port.LivingLists.Keyed;
import org.rowan.server.Acts;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The curator: banks and what is in them. Only lists that were made through this door can be changed
/// through it.
final class Curating {
    private static final PersonId WHO = new PersonId("hma-door");
    private static final int NOTE_MOST = 255;

    private final Acts acts;
    private final HmaRules rules;
    private final Looking looking;
    private final SecureRandom random = new SecureRandom();

    Curating(Acts acts, HmaRules rules, Looking looking) {
        this.acts = acts;
        this.rules = rules;
        this.looking = looking;
    }

    Optional<Says> answer(Asking asking) throws IOException, HmaFault {
        if (asking.is("GET", "c", "banks"))
            return Optional.of(Says.json(Banks.of(acts).all()));
        if (asking.is("POST", "c", "banks")) return Optional.of(make(asking.json()));
        if (asking.at("c", "bank", "*")) return bank(asking);
        if (asking.is("POST", "c", "bank", "*", "signal")) return Optional.of(signal(asking));
        if (asking.is("POST", "c", "bank", "*", "content")) return Optional.of(content(asking));
        if (asking.at("c", "bank", "*", "content", "*")) return one(asking);
        return Optional.empty();
    }

    private Optional<Says> bank(Asking asking) throws IOException, HmaFault {
        String name = asking.segment(2);
        return switch (asking.method()) {
            case "GET" -> {
                Banks banks = Banks.of(acts);
                banks.required(name);
                yield Optional.of(Says.json(banks.one(name)));
            }
            case "PUT" -> Optional.of(change(name, asking.json()));
            case "DELETE" -> Optional.of(delete(name));
            default -> Optional.empty();
        };
    }

    private Says make(JsonNode wanted) throws IOException, HmaFault {
        mayCurate();
        String name = wanted.path("name").asString("");
        if (!name.matches("[A-Z_][A-Z0-9_]{0,63}")) {
            throw new HmaFault(400, "Bank names must match [A-Z_][A-Z0-9_]* and have 64 characters at most");
        }
        if (!Banks.of(acts).lists(name).isEmpty()) throw new HmaFault(403, "bank " + name + " exists");
        open(name, SignalType.PDQ);
        return Says.json(201, Banks.of(acts).one(name));
    }

    /// Awaits two people in the console, like every list, unless it is for drills.
    private HashList open(String bank, SignalType type) throws IOException, HmaFault {
        ListTerms terms = new ListTerms(bank, "", "", Reach.COMMON);
        Listing.Outcome outcome = acts.listing()
                .open(
                        WHO,
                        new Listing.Import(
                                bank + " " + type.label(), rules.client(), type, rules.drill(), Optional.of(terms)));
        if (outcome instanceof Listing.Done done) return done.list();
        throw new HmaFault(403, "bank " + bank + " exists");
    }

    /// On or off; a part of all look-ups is not to be had.
    private Says change(String name, JsonNode wanted) throws IOException, HmaFault {
        List<HashList> lists = mine(name);
        String other = wanted.path("name").asString(name);
        if (!other.equals(name)) throw new HmaFault(403, "a bank keeps its name: its lists and the log name it");
        boolean on =
                !wanted.path("enabled").isBoolean() || wanted.path("enabled").booleanValue();
        if (!wanted.path("enabled_ratio").isMissingNode()) {
            double ratio = wanted.path("enabled_ratio").asDouble(-1);
            if (ratio != 0 && ratio != 1)
                throw new HmaFault(400, "enabled_ratio is 0 or 1: nothing is matched by chance");
            on = ratio == 1;
        }
        for (HashList list : lists) {
            Listing.Outcome _ = on
                    ? acts.listing().resume(WHO, list.name())
                    : acts.listing().pause(WHO, list.name());
        }
        acts.lookUp().forget();
        return Says.json(Banks.of(acts).one(name));
    }

    private Says delete(String name) throws IOException, HmaFault {
        mayCurate();
        if (!Banks.of(acts).lists(name).isEmpty()) {
            for (HashList list : mine(name)) {
                Listing.Outcome _ = acts.listing().retire(WHO, list.name());
            }
            acts.lookUp().forget();
        }
        return Says.message(200, "Done");
    }

    private Says signal(Asking asking) throws IOException, HmaFault {
        JsonNode wanted = asking.json();
        Map<HmaType, Signal> signals = new LinkedHashMap<>();
        for (String name : wanted.propertyNames()) {
            if (name.equals("note")) continue;
            HmaType type = HmaType.required(name);
            signals.put(type, type.read(wanted.path(name).asString("")));
        }
        return add(asking.segment(2), signals, note(wanted.path("note").asString("")));
    }

    /// A file, or an address, with what goes along.
    private Says content(Asking asking) throws IOException, HmaFault {
        mine(asking.segment(2));
        boolean fetched = asking.query().maybe("url").isPresent();
        Shown shown = fetched ? looking.fetched(asking) : Shown.read(asking);
        Map<HmaType, Signal> signals = new LinkedHashMap<>();
        for (var hash : looking.hashes(shown, asking.query().list("types")).entrySet()) {
            signals.put(hash.getKey(), hash.getKey().read(hash.getValue()));
        }
        ObjectNode raw = note(shown.fields().getOrDefault("note", ""));
        String metadata = shown.fields().getOrDefault("metadata", "");
        if (metadata.length() > 10_000) throw new HmaFault(400, "metadata is 10,000 characters at most");
        if (!metadata.isEmpty()) raw.put("metadata", metadata);
        asking.query().maybe("url").ifPresent(url -> raw.put("original_media_uri", url));
        return add(asking.segment(2), signals, raw);
    }

    private static ObjectNode note(String note) throws HmaFault {
        if (note.length() > NOTE_MOST) throw new HmaFault(400, "a note is 255 characters at most");
        ObjectNode raw = JsonMapper.shared().createObjectNode();
        if (!note.isEmpty()) raw.put("note", note);
        return raw;
    }

    private Says add(String bank, Map<HmaType, Signal> signals, ObjectNode raw) throws IOException, HmaFault {
        List<HashList> lists = mine(bank);
        if (signals.isEmpty()) throw new HmaFault(400, "no signal given");
        long id = freshId();
        Map<String, String> said = new TreeMap<>();
        for (var one : signals.entrySet()) {
            SignalType type = one.getKey().type();
            Optional<HashList> there =
                    lists.stream().filter(list -> list.type() == type).findFirst();
            HashList list = there.isPresent() ? there.get() : open(bank, type);
            boolean pending = !rules.atOnce() && !list.drill();
            LivingLists.Edited edited =
                    acts.editing().add(WHO, list.id(), Banks.key(id), List.of(one.getValue()), pending, raw.toString());
            if (!(edited instanceof LivingLists.Done)) throw new HmaFault(403, "this bank takes no additions");
            said.put(one.getKey().label(), one.getValue().hex());
        }
        acts.lookUp().forget();
        return Says.json(Map.of("id", id, "signals", said));
    }

    private long freshId() throws IOException {
        while (true) {
            long id = 1L + random.nextInt(Integer.MAX_VALUE - 1);
            if (acts.editing().keyed(Banks.key(id)).isEmpty()) return id;
        }
    }

    private Optional<Says> one(Asking asking) throws IOException, HmaFault {
        Contents contents = new Contents(acts, Banks.of(acts), WHO);
        long id = contents.id(asking.segment(4));
        return switch (asking.method()) {
            case "GET" -> Optional.of(contents.get(asking.segment(2), id, asking.query()));
            case "PUT" -> {
                mine(asking.segment(2));
                Says said = contents.change(asking.segment(2), id, asking.json());
                acts.lookUp().forget();
                yield Optional.of(said);
            }
            case "DELETE" -> {
                mine(asking.segment(2));
                Says said = contents.delete(asking.segment(2), id);
                acts.lookUp().forget();
                yield Optional.of(said);
            }
            default -> Optional.empty();
        };
    }

    private void mayCurate() throws HmaFault {
        if (!rules.curate()) throw new HmaFault(403, "banks are not changed through this door (door.hma.curate)");
    }

    /// The lists of a bank, if all of them were made here.
    private List<HashList> mine(String bank) throws IOException, HmaFault {
        mayCurate();
        List<HashList> lists = Banks.of(acts).required(bank);
        if (lists.stream().allMatch(list -> list.importedBy().equals(WHO.value()))) return new ArrayList<>(lists);
        throw new HmaFault(403, "this bank was not made through this door and is not changed through it");
    }

    static boolean stands(Keyed keyed) {
        return keyed.record().standing() == ListRecord.Standing.ENTRY;
    }
}
