package org.rowan.cases;

import java.time.Duration;

/// How evidence leaves on legal process. `twoPeople`: a second lead has to agree first. `approvalFor`: how long
/// that agreement stands.
public record OpeningRules(boolean twoPeople, Duration approvalFor) {}
