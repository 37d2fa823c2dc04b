package org.openrouterwatcher.cluster.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whole bodies that nobody means well with. */
final class HostileBodies {

    private static final int DEEP = 60_000;
    private static final int WIDE = 20_000;
    private static final int LONG = 200_000;
    private static final int TOO_LARGE = 300 * 1024;

    static final List<byte[]> ALL = List.of(
            utf8(""),
            utf8(" "),
            utf8("null"),
            utf8("true"),
            utf8("0"),
            utf8("1e1000000000"),
            utf8("\"text\""),
            utf8("[]"),
            utf8("{}"),
            utf8("{"),
            utf8("{}{}"),
            utf8("{} and more"),
            utf8("{\"name\":\"a\",}"),
            utf8("{'name':'a'}"),
            utf8("{name:\"a\"}"),
            utf8("/* no JSON */ {}"),
            utf8("{\"name\":\"a\",\"name\":\"b\"}"),
            utf8("{\"\":\"\"}"),
            utf8("{\"__proto__\":{},\"@class\":\"java.net.URL\",\"@type\":\"x\"}"),
            utf8("\ufeff{}"),
            utf8("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
            utf8("name=a&key=b"),
            utf8("--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\nc\r\n--x--\r\n"),
            utf8("[".repeat(DEEP)),
            utf8("{\"name\":".repeat(DEEP / 2)),
            utf8("[".repeat(DEEP) + "]".repeat(DEEP)),
            utf8("{\"name\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}"),
            utf8(IntStream.range(0, WIDE).mapToObj(i -> "\"k" + i + "\":0").collect(Collectors.joining(",", "{", "}"))),
            utf8("{\"name\":[" + "0,".repeat(WIDE) + "0]}"),
            utf8("{\"name\":\"" + "x".repeat(LONG) + "\"}"),
            utf8("{\"" + "k".repeat(LONG) + "\":0}"),
            utf8("{\"name\":" + "9".repeat(LONG) + "}"),
            utf8(" ".repeat(LONG) + "{}"),
            new byte[TOO_LARGE],
            new byte[16],
            "{\"name\":\"\u00ff\u00fe\"}".getBytes(ISO_8859_1),
            new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'},
            new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'},
            new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0},
            "{\"name\":\"a\"}".getBytes(UTF_16));

    private HostileBodies() {}

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
