package org.rowan.server;

import java.io.IOException;
import org.rowan.auditlog.LogSource;
import org.rowan.flow.Filing;
import org.rowan.flow.Intake;
import org.rowan.flow.Listing;
import org.rowan.flow.Retaining;
import org.rowan.flow.Reviewing;
import org.rowan.flow.Viewing;
import org.rowan.port.Journal;

/// What the doors and the console may call; nothing else of the centre is within their reach. `journal` is
/// there to be read; `log` is what was published of it.
public record Acts(
        Intake intake,
        Reviewing reviewing,
        Viewing viewing,
        Filing filing,
        Retaining retaining,
        Listing listing,
        Journal journal,
        People people,
        ApiClients clients,
        LogSource<IOException> log) {}
