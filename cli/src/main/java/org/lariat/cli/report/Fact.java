package org.lariat.cli.report;

/**
 * Something to know, as text.
 *
 * @param name what it is
 * @param value what it is worth
 */
public record Fact(String name, String value) {}
