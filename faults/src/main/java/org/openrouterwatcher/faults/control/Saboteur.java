package org.openrouterwatcher.faults.control;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The agent that changes a method: {@code -javaagent:faults.jar=CONTROL}. */
public final class Saboteur {

    private Saboteur() {}

    /** Called by the JVM before the program begins. */
    public static void premain(String name, Instrumentation instrumentation) {
        Control control = Control.named(name);
        new AgentBuilder.Default()
                .type(named(control.className()))
                .transform((builder, type, _, _, _) -> {
                    System.err.println("SABOTAGED " + type.getName() + "." + control.method() + ": " + control.what());
                    return builder.visit(Advice.to(control.change()).on(method(control)));
                })
                .installOn(instrumentation);
    }

    private static ElementMatcher<MethodDescription> method(Control control) {
        return control.method().equals("<init>")
                ? isConstructor()
                : target -> signature(target).startsWith(control.method());
    }

    /** The name, and in brackets the simple name of what it takes first. */
    private static String signature(MethodDescription method) {
        return method.getName()
                + method.getParameters().asTypeList().asErasures().stream()
                        .findFirst()
                        .map(first -> "(" + first.getSimpleName() + ")")
                        .orElse("()");
    }
}
