package org.openrouterwatcher.faults.control;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.JavaModule;

/** The agent that changes a method: {@code -javaagent:faults.jar=CONTROL}. */
public final class Saboteur {

    private Saboteur() {}

    /** Called by the JVM before the program begins. */
    public static void premain(String name, Instrumentation instrumentation) {
        Control control = Control.named(name);
        new AgentBuilder.Default()
                .with(new EndsWhatItCannotChange())
                .type(named(control.className()))
                .transform((builder, type, loader, _, _) -> {
                    if (type.getDeclaredMethods().filter(method(control)).isEmpty()) {
                        throw new IllegalStateException("there is no " + control.method() + " in " + type);
                    }
                    return builder.visit(advice(control.change(), loader).on(method(control)));
                })
                .installOn(instrumentation);
    }

    /** The change as it stands in its file: it names classes that only the program has, so it cannot be loaded here. */
    private static Advice advice(Class<?> change, ClassLoader program) {
        var files = new ClassFileLocator.Compound(
                ClassFileLocator.ForClassLoader.of(Saboteur.class.getClassLoader()),
                ClassFileLocator.ForClassLoader.of(program));
        return Advice.to(TypePool.Default.of(files).describe(change.getName()).resolve(), files);
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

    /** A program that was to be changed and is as it was would pass for one in which nothing is noticed. */
    private static final class EndsWhatItCannotChange extends AgentBuilder.Listener.Adapter {

        @Override
        public void onTransformation(
                TypeDescription type, ClassLoader loader, JavaModule module, boolean loaded, DynamicType changed) {
            System.err.println("SABOTAGED " + type.getName());
        }

        @Override
        public void onError(String type, ClassLoader loader, JavaModule module, boolean loaded, Throwable cause) {
            System.err.println("NOT SABOTAGED " + type);
            cause.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
