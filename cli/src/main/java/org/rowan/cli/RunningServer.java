package org.rowan.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rowan.base.Personal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where the server of a data folder listens, and the token it accepts from whoever may read that folder.
///
/// - Source: the server writes `run/server.json` in its data folder, readable by its owner only.
sealed interface RunningServer {

    /// The token is wrapped so that it cannot be printed by accident.
    record Found(URI address, Personal<String> token) implements RunningServer {}

    /// No server to speak to; `sentence` says what was looked for and what to do.
    record NotFound(String sentence) implements RunningServer {}

    /// Reads the note that the server of this data folder left.
    static RunningServer of(Path folder) throws IOException {
        var note = folder.resolve("run").resolve("server.json");
        if (!Files.exists(note)) {
            return new NotFound("No server is running on the data folder "
                    + folder.toAbsolutePath().normalize() + ". Start one with: ./rowan serve --data " + folder
                    + ", or name its folder with --data DIR.");
        }
        return read(note);
    }

    private static RunningServer read(Path note) throws IOException {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(Files.readString(note));
        } catch (JacksonException malformed) {
            return unreadable(note, "it is not JSON");
        }
        if (!json.path("address").isString() || !json.path("token").isString()) {
            return unreadable(note, "the fields address and token were expected as texts");
        }
        URI address;
        try {
            address = URI.create(json.path("address").stringValue());
        } catch (IllegalArgumentException malformed) {
            return unreadable(note, "the field address is not an address");
        }
        // The token opens everything. It never leaves this machine, whatever the note says.
        if (!onThisMachine(Optional.ofNullable(address.getHost()).orElse(""))) {
            return unreadable(note, "the field address is not on this machine; the token was not sent");
        }
        return new Found(address, new Personal<>(json.path("token").stringValue()));
    }

    /// By number only: a name could be made to mean another machine.
    private static boolean onThisMachine(String host) throws IOException {
        if (host.equals("localhost")) return true;
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        } catch (IllegalArgumentException aName) {
            return false;
        }
        return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    }

    private static NotFound unreadable(Path note, String why) {
        return new NotFound("Cannot speak to the server by its note " + note + ": " + why
                + ". Stop the server and start it again with ./rowan serve; it writes the note anew.");
    }
}
