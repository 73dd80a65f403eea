package org.rowan.cli;

import tools.jackson.databind.JsonNode;

/// What the running server answered to a command.
sealed interface Answer {

    /// Done; `body` is what there is to show.
    record Done(JsonNode body) implements Answer {}

    /// Not done; `sentence` is the server's own, or ours when there was no server to answer.
    record Refused(String sentence) implements Answer {}
}
