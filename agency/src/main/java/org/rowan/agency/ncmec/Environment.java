package org.rowan.agency.ncmec;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/// Which CyberTipline a report went to. Stands in every receipt, so that a test can never pass for a
/// report.
public enum Environment {
    PRODUCTION("production"),
    TEST("test"),
    SIMULATED("simulated");

    private static final String PRODUCTION_HOST = "report.cybertip.org";
    private static final String TEST_HOST = "exttest.cybertip.org";

    private final String label;

    Environment(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// Tells the environment by the host: NCMEC's two are known by name, a loopback address is a simulator.
    /// Every other host could be anything and is refused.
    ///
    /// - Errors: `IllegalArgumentException` with a sentence for the operator.
    public static Environment of(URI base) {
        String scheme = base.getScheme();
        String host = base.getHost();
        if (scheme == null || host == null || base.getRawUserInfo() != null || base.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "the CyberTipline's base address must be a plain URL such as https://%s/ispws; got something else"
                            .formatted(TEST_HOST));
        }
        boolean https = scheme.equalsIgnoreCase("https");
        Environment environment = byHost(host.toLowerCase(Locale.ROOT));
        if (environment == SIMULATED ? !https && !scheme.equalsIgnoreCase("http") : !https) {
            throw new IllegalArgumentException(
                    "the CyberTipline is reached over https only; the base address says %s".formatted(scheme));
        }
        return environment;
    }

    private static Environment byHost(String host) {
        if (host.equals(PRODUCTION_HOST)) {
            return PRODUCTION;
        }
        if (host.equals(TEST_HOST)) {
            return TEST;
        }
        if (isLoopback(host)) {
            return SIMULATED;
        }
        throw new IllegalArgumentException(
                "host %s is neither NCMEC's (%s, %s) nor a loopback address for the simulator. Nothing is sent there."
                        .formatted(host, PRODUCTION_HOST, TEST_HOST));
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return Syntax.isIp(literal) && InetAddress.ofLiteral(literal).isLoopbackAddress();
    }
}
