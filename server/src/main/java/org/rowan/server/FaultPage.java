package org.rowan.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// What a person at the console reads when no page answered; the program's doors have their own sentences.
@FunctionalInterface
public interface FaultPage {
    void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException;
}
