package org.rowan.server.doors.hma;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rowan.screening.Match;
import org.rowan.server.Acts;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import tools.jackson.databind.JsonNode;

/// The matcher: what is near to a hash.
final class Matching {
    private final Acts acts;
    private final Looking looking;

    Matching(Acts acts, Looking looking) {
        this.acts = acts;
        this.looking = looking;
    }

    Optional<Says> answer(Asking asking) throws IOException, HmaFault {
        if (asking.is("GET", "m", "raw_lookup")) return Optional.of(raw(asking));
        if (asking.is("GET", "m", "lookup")) return Optional.of(lookup(asking));
        if (asking.is("POST", "m", "lookup")) return Optional.of(Says.json(ofFile(asking, Shown.read(asking))));
        if (asking.is("POST", "m", "compare")) return Optional.of(compare(asking.json()));
        if (asking.is("GET", "m", "index", "status")) return Optional.of(status(asking));
        return Optional.empty();
    }

    private Says raw(Asking asking) throws IOException, HmaFault {
        HmaType type = HmaType.required(required(asking, "signal_type"));
        Signal signal = type.read(required(asking, "signal"));
        List<Match> matches = matches(signal);
        Banks banks = matches.isEmpty() ? null : Banks.of(acts);
        List<Object> said = new ArrayList<>();
        List<String> wanted = asking.query().list("banks");
        for (Match match : matches) {
            if (banks == null || !(wanted.isEmpty() || wanted.contains(banks.bankOf(match.entry())))) continue;
            long id = banks.contentId(match.entry().list(), match.entry().record());
            said.add(asking.query().yes("include_distance") ? hit(id, match) : (Object) id);
        }
        return Says.json(Map.of("matches", said));
    }

    private Says lookup(Asking asking) throws IOException, HmaFault {
        Query query = asking.query();
        if (query.maybe("signal").isPresent() && query.maybe("signal_type").isPresent()) {
            HmaType type = HmaType.required(required(asking, "signal_type"));
            Signal signal = type.read(required(asking, "signal"));
            return Says.json(banks(signal, query.list("banks")));
        }
        if (query.maybe("url").isPresent()) {
            return Says.json(ofFile(asking, looking.fetched(asking)));
        }
        throw new HmaFault(400, "one of signal with signal_type, or url, is needed");
    }

    /// By type, and then by bank.
    private Map<String, Object> ofFile(Asking asking, Shown shown) throws IOException, HmaFault {
        looking.takeIn(shown);
        Map<HmaType, String> hashes = looking.hashes(shown, asking.query().list("types"));
        Map<String, Object> said = new TreeMap<>();
        for (Map.Entry<HmaType, String> hash : hashes.entrySet()) {
            Signal signal = hash.getKey().read(hash.getValue());
            said.put(hash.getKey().label(), banks(signal, asking.query().list("banks")));
        }
        return said;
    }

    private Map<String, List<Map<String, Object>>> banks(Signal signal, List<String> wanted)
            throws IOException, HmaFault {
        List<Match> matches = matches(signal);
        Map<String, List<Map<String, Object>>> found = new TreeMap<>();
        if (matches.isEmpty()) return found;
        Banks banks = Banks.of(acts);
        for (Match match : matches) {
            String bank = banks.bankOf(match.entry());
            if (!wanted.isEmpty() && !wanted.contains(bank)) continue;
            long id = banks.contentId(match.entry().list(), match.entry().record());
            found.computeIfAbsent(bank, b -> new ArrayList<>()).add(hit(id, match));
        }
        return found;
    }

    /// A distance is a text here and a number in a comparison.
    private static Map<String, Object> hit(long id, Match match) {
        return Map.of("bank_content_id", id, "distance", String.valueOf(match.distance()));
    }

    private Says compare(JsonNode wanted) throws HmaFault {
        Map<String, Object> said = new TreeMap<>();
        if (wanted.isEmpty()) throw new HmaFault(400, "expected signal types, each with two signals");
        for (String name : wanted.propertyNames()) {
            HmaType type = HmaType.required(name);
            JsonNode pair = wanted.path(name);
            if (!pair.isArray()
                    || pair.size() != 2
                    || !pair.get(0).isString()
                    || !pair.get(1).isString()) {
                throw new HmaFault(400, "expected a list of exactly 2 signals for " + type.label());
            }
            Signal one = type.read(pair.get(0).stringValue());
            Signal other = type.read(pair.get(1).stringValue());
            int distance =
                    one instanceof PdqHash a && other instanceof PdqHash b ? a.distance(b) : one.equals(other) ? 0 : 1;
            int most = one instanceof PdqHash ? acts.lookUp().limits().maxDistance() : 0;
            said.put(type.label(), List.of(distance <= most, Map.of("distance", distance)));
        }
        return Says.json(said);
    }

    private Says status(Asking asking) throws IOException, HmaFault {
        Optional<String> one = asking.query().maybe("signal_type");
        List<HmaType> types = one.isPresent() ? List.of(HmaType.required(one.get())) : List.of(HmaType.values());
        Map<String, Object> said = new LinkedHashMap<>();
        for (HmaType type : types) {
            int size = acts.lookUp().size(type.type());
            // Every entry in force is in the index: it is built to this very moment.
            long built = size == 0 ? -1 : acts.clock().instant().getEpochSecond();
            said.put(type.label(), Map.of("built_to", built, "present", size > 0, "size", size));
        }
        return Says.json(said);
    }

    /// What was compared with nothing, or with drills alone, is not answered as "no match".
    private List<Match> matches(Signal signal) throws IOException, HmaFault {
        List<Match> matches = acts.lookUp().matches(signal);
        if (matches.isEmpty() && !acts.lookUp().comparable(signal.type())) {
            throw new HmaFault(503, "index not yet ready");
        }
        return matches;
    }

    static String required(Asking asking, String name) throws HmaFault {
        return asking.query().maybe(name).orElseThrow(() -> new HmaFault(400, "the parameter " + name + " is missing"));
    }
}
