package org.rowan.exchange.simulator;

/// What a protocol answers.
public record Reply(int status, String contentType, String body) {

    public static Reply xml(String body) {
        return new Reply(200, "application/xml;charset=UTF-8", body);
    }

    public static Reply json(String body) {
        return new Reply(200, "application/json", body);
    }

    public static Reply error(int status, String sentence) {
        return new Reply(status, "text/plain;charset=UTF-8", sentence + "\n");
    }
}
