package org.rowan.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rowan.server.FakeHouse;

/// Circumstances that contradict themselves, or say nothing that a form could hold.
final class WrongCircumstances {
    private WrongCircumstances() {}

    static Map<String, Sent> all(FakeHouse house) {
        Map<String, Sent> all = new LinkedHashMap<>();
        put(
                all,
                house,
                "a phone that repeats its code",
                "{\"victims\": [{\"phones\": [{\"number\": \"+44 1\", \"calling_code\": \"+44\"}]}]}");
        put(
                all,
                house,
                "a mail that was verified without a yes",
                "{\"victims\": [{\"emails\": [{\"address\": \"a\", \"verified_at\": \"2026-11-24T11:00:00Z\"}]}]}");
        put(all, house, "a country of no such letters", "{\"victims\": [{\"addresses\": [{\"country\": \"XX\"}]}]}");
        put(all, house, "a birth without a day", "{\"victims\": [{\"born\": \"2011\"}]}");
        put(
                all,
                house,
                "an account opened for good again",
                "{\"account\": {\"disabled_permanently\": {\"disabled\": true,"
                        + " \"reenabled_at\": \"2026-11-24T11:00:00Z\"}}}");
        put(all, house, "a closure that is no closure", "{\"account\": {\"disabled_temporarily\": {}}}");
        put(all, house, "a city of no state", "{\"account\": {\"place\": {\"country\": \"US\", \"city\": \"A\"}}}");
        put(all, house, "a report of number 0", "{\"account\": {\"earlier_reports\": [{\"number\": 0}]}}");
        put(
                all,
                house,
                "a point beyond the pole",
                "{\"telephones\": [{\"at\": {\"latitude\": 91, \"longitude\": 0}}]}");
        put(all, house, "a point too fine", "{\"telephones\": [{\"at\": {\"latitude\": 1e-9, \"longitude\": 0}}]}");
        put(
                all,
                house,
                "a point past all numbers",
                "{\"telephones\": [{\"at\": {\"latitude\": 1e999999, \"longitude\": 0}}]}");
        put(all, house, "police of no name", "{\"law_enforcement\": {}}");
        put(
                all,
                house,
                "a linked account with age and birth",
                "{\"account\": {\"linked\": [{\"type\": \"other\", \"age\": 9, \"born\": \"2017-01-01\"}]}}");
        return all;
    }

    private static void put(Map<String, Sent> all, FakeHouse house, String name, String circumstances) {
        all.put(name, WrongRequests.stated(house, circumstances));
    }
}
