package org.rowan.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rowan.base.Bytes;
import org.rowan.server.FakeHouse;

/// One request for each way to be wrong.
final class WrongRequests {
    private WrongRequests() {}

    static Map<String, Sent> all(FakeHouse house) {
        Map<String, Sent> all = new LinkedHashMap<>();
        all.put("no idempotency key", item(house).without("Idempotency-Key"));
        all.put("an idempotency key of 256 characters", item(house).key("k".repeat(256)));
        all.put(
                "a key used before, with other content",
                Sent.item(house, Sent.METADATA, Bytes.utf8("other")).key("used"));
        all.put("not multipart", item(house).header("Content-Type", "application/json"));
        all.put("no metadata", item(house).parts(Map.of("file", Bytes.utf8("x"))));
        all.put("no file", item(house).parts(Map.of("metadata", Bytes.utf8(Sent.METADATA))));
        all.put(
                "a part of another name",
                item(house).parts(Map.of("metadata", Bytes.utf8(Sent.METADATA), "files", Bytes.utf8("x"))));
        all.put("cut in the middle", item(house).cutTo(200));
        all.put("metadata beyond its size", metadata(house, " ".repeat(65_537)));
        all.put(
                "a file beyond its size",
                Sent.item(house, Sent.METADATA, Bytes.copyOf(new byte[FakeHouse.MAX_FILE_BYTES + 200_000])));
        all.put("metadata that is no JSON", metadata(house, "{\"item\": "));
        all.put("metadata that is an array", metadata(house, "[]"));
        all.put("a field twice", changed(house, "\"account\"", "\"item\": {}, \"account\""));
        all.put("an unknown field", changed(house, "\"shared_at\"", "\"shared_up\": 1, \"shared_at\""));
        all.put("an unknown object", changed(house, "\"account\"", "\"acount\": {}, \"account\""));
        all.put("an unknown field of the account", changed(house, "\"account-1\"", "\"a\", \"phone\": \"1\""));
        all.put("no item", changed(house, "\"item\"", "\"itm\""));
        all.put("no account id", changed(house, "\"id\": \"account-1\"", ""));
        all.put("a number for a text", changed(house, "\"item-1\"", "1"));
        all.put("a blank text", changed(house, "\"item-1\"", "\" \""));
        all.put("a text too long", changed(house, "\"item-1\"", "\"" + "i".repeat(256) + "\""));
        all.put("another surface", changed(house, "public_post", "private_message"));
        all.put("a time without offset", changed(house, "11:59:00Z", "11:59:00"));
        all.put("a time in the future", changed(house, "2026-11-24", "2036-01-01"));
        all.put("a time of a clock that was never set", changed(house, "2026-11-24", "1970-01-01"));
        all.put("a time just before 1990", changed(house, "2026-11-24T11:59:00Z", "1990-01-01T00:59:59+01:00"));
        all.put("a time before all calendars", changed(house, "2026-11-24", "-999999999-01-01"));
        all.put(
                "an address seen before 1990",
                ip(house, "\"address\": \"192.0.2.1\", \"at\": \"1989-12-31T23:59:59Z\""));
        all.put("an address by name", ip(house, "\"address\": \"host.example.org\", \"at\": \"2026-11-24T11:59:00Z\""));
        all.put(
                "a port outside",
                ip(house, "\"address\": \"192.0.2.1\", \"port\": 70000, \"at\": \"2026-11-24T11:59:00Z\""));
        all.put("an address without its time", ip(house, "\"address\": \"192.0.2.1\""));
        all.put("circumstances that are a list", stated(house, "[]"));
        all.put("a victim that is a name", stated(house, "{\"victims\": [\"child\"]}"));
        all.put("too many victims", stated(house, "{\"victims\": [" + "{},".repeat(50) + "{}]}"));
        all.put("an excerpt without messages", stated(house, "{\"excerpts\": [{\"messages\": []}]}"));
        all.put("a linked account of no kind", stated(house, "{\"account\": {\"linked\": [{\"id\": \"1\"}]}}"));
        all.put("an age beyond all", stated(house, "{\"victims\": [{\"age\": 151}]}"));
        all.putAll(WrongCircumstances.all(house));
        all.put("a mail address that is a number", stated(house, "{\"victims\": [{\"emails\": [1]}]}"));
        all.put(
                "conduct in the future",
                stated(house, "{\"conduct\": [{\"at\": \"2036-01-01T00:00:00Z\", \"what\": \"did\"}]}"));
        all.put(
                "an event that is none",
                ip(house, "\"address\": \"192.0.2.1\", \"at\": \"2026-11-24T11:59:00Z\", \"event\": \"Upload\""));
        all.put("hashes: none at all", Sent.hashes(house, Sent.METADATA));
        all.put("hashes: an empty object", hashes(house, ""));
        all.put("hashes: too short", hashes(house, "\"md5\": \"00\""));
        all.put("hashes: not hex", hashes(house, "\"md5\": \"" + "g".repeat(32) + "\""));
        all.put("hashes: another kind", hashes(house, "\"sha512\": \"00\""));
        all.put("hashes: no quality", hashes(house, "\"pdq\": {\"hash\": \"" + "0".repeat(64) + "\"}"));
        all.put(
                "hashes: quality outside",
                hashes(house, "\"pdq\": {\"hash\": \"" + "0".repeat(64) + "\", \"quality\": 101}"));
        all.put("hashes: a body too long", Sent.hashes(house, " ".repeat(70_000)));
        notices(house, all);
        return all;
    }

    private static void notices(FakeHouse house, Map<String, Sent> all) {
        String user = "\"noticed\": {\"by\": \"user\", \"at\": \"2026-11-24T11:59:00Z\"}";
        String words = "\"circumstances\": {\"conduct\": [{\"at\": \"2026-11-24T11:00:00Z\", \"what\": \"did\"}]}";
        all.put("notice: nobody noticed it", notice(house, words));
        all.put("notice: by nobody in particular", notice(house, words + ", " + user.replace("user", "ai")));
        all.put("notice: no time", notice(house, words + ", \"noticed\": {\"by\": \"user\"}"));
        all.put("notice: in the future", notice(house, words + ", " + user.replace("2026", "2036")));
        all.put("notice: neither a file nor words", notice(house, user));
        all.put("notice: names alone", notice(house, "\"circumstances\": {\"victims\": [{\"age\": 9}]}, " + user));
        all.put("notice: a file that nobody noticed", Sent.notice(house, Sent.METADATA, Bytes.utf8("x")));
    }

    private static Sent notice(FakeHouse house, String fields) {
        return Sent.notice(
                house,
                Sent.METADATA.replaceFirst("\\}\\}$", "}, " + java.util.regex.Matcher.quoteReplacement(fields) + "}"));
    }

    private static Sent item(FakeHouse house) {
        return Sent.item(house, Sent.METADATA, Bytes.utf8("x"));
    }

    private static Sent metadata(FakeHouse house, String metadata) {
        return Sent.item(house, metadata, Bytes.utf8("x"));
    }

    private static Sent changed(FakeHouse house, String from, String to) {
        return metadata(house, Sent.METADATA.replaceFirst(java.util.regex.Pattern.quote(from), to));
    }

    static Sent stated(FakeHouse house, String circumstances) {
        return changed(house, "\"account\"", "\"circumstances\": " + circumstances + ", \"account\"");
    }

    private static Sent ip(FakeHouse house, String fields) {
        return changed(house, "\"account\"", "\"ip\": {" + fields + "}, \"account\"");
    }

    private static Sent hashes(FakeHouse house, String fields) {
        return Sent.hashes(house, Sent.METADATA.replaceFirst("\\}\\}$", "}, \"hashes\": {" + fields + "}}"));
    }
}
