package org.rowan.port;

/// What was answered to a request.
public record Answer(Asked asked, Receipt receipt) {}
