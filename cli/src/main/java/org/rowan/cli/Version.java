package org.rowan.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version of this build, of the Java it runs on, and nothing about the machine.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        var version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {"rowan " + version + ", Java " + Runtime.version().feature()};
    }
}
