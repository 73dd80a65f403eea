package org.rowan.cli.film;

import picocli.CommandLine.Command;

/// Hashes of films.
@Command(
        name = "film",
        description = "Makes vPDQ hashes of films, and compares them; compares TMK+PDQF signatures.",
        subcommands = {FilmHash.class, FilmCompare.class})
public final class FilmCommand {
    /// For the command line, which fills it.
    public FilmCommand() {}
}
