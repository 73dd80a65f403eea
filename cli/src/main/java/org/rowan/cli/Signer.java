package org.rowan.cli;

import java.io.IOException;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Who signs for an act: a member of the staff, whose roles decide.
final class Signer {
    @Option(
            names = "--by",
            required = true,
            paramLabel = "NAME",
            description = "Your sign-in name; your account needs the role for this. The password is asked for, or read"
                    + " from standard input.")
    private String by = "";

    /// A request in that person's name.
    ObjectNode signed() throws IOException {
        return JsonNodeFactory.instance
                .objectNode()
                .put("as", by)
                .put("password", Password.of(by).reveal());
    }
}
