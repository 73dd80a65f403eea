package org.rowan.server;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.rowan.agency.records.RecordsPack;
import org.rowan.auditlog.LogSource;
import org.rowan.base.Bytes;
import org.rowan.flow.Approving;
import org.rowan.flow.ByHand;
import org.rowan.flow.Correcting;
import org.rowan.flow.Editing;
import org.rowan.flow.Exporting;
import org.rowan.flow.Filing;
import org.rowan.flow.Intake;
import org.rowan.flow.Keeping;
import org.rowan.flow.Listing;
import org.rowan.flow.LookUp;
import org.rowan.flow.Overseeing;
import org.rowan.flow.Packing;
import org.rowan.flow.Preserving;
import org.rowan.flow.Ranking;
import org.rowan.flow.Retaining;
import org.rowan.flow.Reviewing;
import org.rowan.flow.Suspending;
import org.rowan.flow.Viewing;
import org.rowan.flow.Voting;
import org.rowan.port.AgencyDesk;
import org.rowan.port.Journal;
import org.rowan.referral.Referral;
import org.rowan.server.feeds.FeedRounds;
import org.rowan.server.hooks.Hooks;
import org.rowan.server.uk.UkDesk;

/// What the doors and the console may call; nothing else of the centre is within their reach. `journal` is
/// there to be read; `log` is what was published of it. `preview`: what the desk of a referral would send,
/// field by field; the desks themselves are out of reach. `pack`: the package for a portal, as a ZIP. `records`: the
/// parts of a records pack.
/// `frank`: what this process has of the keys for verifiable reports.
/// `clock`: the one clock of the centre.
public record Acts(
        Intake intake,
        Reviewing reviewing,
        Viewing viewing,
        Filing filing,
        ByHand byHand,
        Overseeing overseeing,
        Approving approving,
        Packing packing,
        Exporting exporting,
        Correcting correcting,
        Ranking ranking,
        Retaining retaining,
        Preserving preserving,
        Keeping keeping,
        Listing listing,
        Editing editing,
        Suspending suspending,
        FeedRounds feeds,
        LookUp lookUp,
        Voting voting,
        Hooks hooks,
        UkDesk uk,
        Journal journal,
        Function<Referral, List<AgencyDesk.Line>> preview,
        Function<ByHand.PackageTaken, Bytes> pack,
        Function<Packing.Ordered, List<RecordsPack.Part>> records,
        People people,
        ApiClients clients,
        LogSource<IOException> log,
        Frank frank,
        InstantSource clock) {}
