package org.rowan.agency.nca;

import org.rowan.referral.Origin;

/// One field of the portal in its place. `number`: its place in the package, from 1. `source`: where the
/// value is from.
public record PortalField(int number, String label, Holding holding, Origin source) {}
