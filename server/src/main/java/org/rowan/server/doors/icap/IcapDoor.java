package org.rowan.server.doors.icap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.server.Acts;
import org.rowan.server.IntakeLimits;
import org.rowan.server.doors.DoorRules;
import org.rowan.server.doors.Listener;
import org.rowan.server.doors.Office;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Wire;

/// The ICAP door: what all its connections share.
public final class IcapDoor implements Listener.Talk {
    private static final int SETTINGS_DIGITS = 6;

    private final Office office;
    private final String settings;
    private volatile long lastKnown;

    public IcapDoor(String client, Acts acts, IntakeLimits limits, DoorRules rules) {
        this.office = Office.of(name(), client, acts, limits, rules);
        StringBuilder text = new StringBuilder().append(limits.maxFileBytes());
        for (Reason reason : Reason.values())
            text.append(' ').append(rules.reply(reason).label());
        this.settings = Digest.of(Bytes.utf8(text.toString())).hex().substring(0, SETTINGS_DIGITS);
    }

    @Override
    public void on(Wire wire) throws IOException {
        new IcapTalk(wire, this).run();
    }

    @Override
    public String name() {
        return "ICAP";
    }

    @Override
    public byte[] busy() {
        return ("ICAP/1.0 503 Service Overloaded\r\nISTag: " + tag()
                        + "\r\nConnection: close\r\nEncapsulated: null-body=0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// Another one as soon as an answer may be another: with the lists in force, and with the settings.
    String tag() {
        try {
            lastKnown = office.acts().listing().inForce().number();
        } catch (IOException unreachable) {
            // The field must be there; what is asked meanwhile is answered as a fault.
            return "\"rowan-" + lastKnown + "-" + settings + "\"";
        }
        return "\"rowan-" + lastKnown + "-" + settings + "\"";
    }

    Office office() {
        return office;
    }
}
