package org.rowan.server.doors.hma;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rowan.cases.PersonId;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListRecord;
import org.rowan.hashlist.ListRecord.Standing;
import org.rowan.port.LivingLists.Keyed;
import org.rowan.server.Acts;
import org.rowan.signal.Signal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One content of a bank: the records that share its number.
final class Contents {
    private final Acts acts;
    private final Banks banks;
    private final PersonId who;

    Contents(Acts acts, Banks banks, PersonId who) {
        this.acts = acts;
        this.banks = banks;
        this.who = who;
    }

    long id(String text) throws HmaFault {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new HmaFault(404, "content ids are numbers");
        }
    }

    Says get(String bank, long id, Query query) throws IOException, HmaFault {
        List<Keyed> records = required(bank, id);
        // A list that was given to us does not leave; what clients added they may have back.
        if (query.yes("include_signals") && !Banks.added(id)) {
            throw new HmaFault(403, "the signals of a list that was not made through this door are not shown");
        }
        return Says.json(said(bank, id, records, query));
    }

    private Map<String, Object> said(String bank, long id, List<Keyed> records, Query query) {
        JsonNode raw = raw(records.getFirst().record());
        Map<String, Object> said = new TreeMap<>();
        said.put("id", id);
        said.put("bank", banks.one(bank));
        boolean on = records.stream().anyMatch(Curating::stands);
        said.put("disable_until_ts", on ? 1 : 0);
        said.put(
                "original_media_uri",
                raw.path("original_media_uri").isString()
                        ? Optional.of(raw.path("original_media_uri").stringValue())
                        : Optional.empty());
        if (raw.path("note").isString()) said.put("note", raw.path("note").stringValue());
        if (query.maybe("include_metadata").map(v -> v.equals("true")).orElse(true)
                && raw.path("metadata").isString()) {
            said.put("metadata", raw.path("metadata").stringValue());
        }
        if (query.yes("include_signals")) {
            Map<String, String> signals = new TreeMap<>();
            records.forEach(r ->
                    signals.put(label(r.record().signal()), r.record().signal().hex()));
            said.put("signals", signals);
        }
        return said;
    }

    private static String label(Signal signal) {
        return HmaType.of(signal.type()).label();
    }

    private static JsonNode raw(ListRecord record) {
        return record.raw().startsWith("{")
                ? JsonMapper.shared().readTree(record.raw())
                : JsonMapper.shared().createObjectNode();
    }

    /// Off or on; "off until" is not kept.
    Says change(String bank, long id, JsonNode wanted) throws IOException, HmaFault {
        JsonNode until = wanted.path("disable_until_ts");
        if (until.isMissingNode()) throw new HmaFault(400, "disable_until_ts is missing; a note is not changed");
        if (!until.isIntegralNumber() || (until.longValue() != 0 && until.longValue() != 1)) {
            throw new HmaFault(400, "disable_until_ts is 0 (off) or 1 (on): a time at which it ends is not kept");
        }
        boolean on = until.longValue() == 1;
        for (Keyed keyed : required(bank, id)) {
            Standing standing = keyed.record().standing();
            if (on && standing == Standing.DISABLED) {
                acts.editing().enable(who, keyed.list(), keyed.record().number());
            } else if (!on && standing == Standing.ENTRY) {
                acts.editing().disable(who, keyed.list(), keyed.record().number());
            }
        }
        return Says.json(said(bank, id, required(bank, id), new Query(Map.of())));
    }

    Says delete(String bank, long id) throws IOException {
        List<Keyed> records = records(bank, id);
        for (Keyed keyed : records)
            acts.editing().withdraw(who, keyed.list(), keyed.record().number());
        return Says.json(Map.of("deleted", records.isEmpty() ? 0 : 1));
    }

    private List<Keyed> required(String bank, long id) throws IOException, HmaFault {
        List<Keyed> records = records(bank, id);
        if (records.isEmpty()) throw new HmaFault(404, "content " + id + " of this bank does not exist");
        return records;
    }

    /// Content of another bank is none of this one.
    private List<Keyed> records(String bank, long id) throws IOException {
        if (Banks.added(id)) {
            return acts.editing().keyed(Banks.key(id)).stream()
                    .filter(k -> banks.list(k.list()).filter(l -> of(bank, l)).isPresent())
                    .toList();
        }
        Optional<Banks.Place> place = banks.place(id).filter(p -> of(bank, p.list()));
        if (place.isEmpty()) return List.of();
        return acts.listing().record(place.get().list().id(), place.get().record()).stream()
                .map(record -> new Keyed(place.get().list().id(), record))
                .toList();
    }

    private static boolean of(String bank, HashList list) {
        return list.terms().bank().equals(bank);
    }
}
