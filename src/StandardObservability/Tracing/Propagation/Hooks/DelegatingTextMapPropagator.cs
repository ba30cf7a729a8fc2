using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Tracing.Propagation.Hooks;

/// <summary>
/// Wraps OpenTelemetry's default propagator of the process. Instrumentation packages use it to read and write requests again, after .NET.
/// Forwards every call; a derived class changes extraction or injection.
/// </summary>
/// <remarks>See docs/adr/0003.</remarks>
internal abstract class DelegatingTextMapPropagator(TextMapPropagator inner) : TextMapPropagator
{
    private static readonly Lock Gate = new();
    private static readonly string[] DefaultFields = [TraceContextHeaderNames.TraceParent, TraceContextHeaderNames.TraceState, TraceContextHeaderNames.Baggage];

    private readonly TextMapPropagator _inner = inner;

    public override ISet<string>? Fields => _inner.Fields;

    /// <summary>Installs a decorator of this type once. A propagator that the application set is kept.</summary>
    public static void Install<TDecorator>(Func<TextMapPropagator, TDecorator> create)
        where TDecorator : DelegatingTextMapPropagator
    {
        lock (Gate)
        {
            // The first use of the SDK sets its default propagator.
            _ = Sdk.SuppressInstrumentation;
            var current = Propagators.DefaultTextMapPropagator;
            if (CanBeDecorated<TDecorator>(current))
            {
                Sdk.SetDefaultTextMapPropagator(create(current));
            }
        }
    }

    /// <summary>Whether a propagator is a decorator of this type, or has one below other decorators.</summary>
    public static bool Has<TDecorator>(TextMapPropagator propagator)
        where TDecorator : DelegatingTextMapPropagator
        => propagator is TDecorator || (propagator is DelegatingTextMapPropagator decorator && Has<TDecorator>(decorator._inner));

    public override PropagationContext Extract<T>(PropagationContext context, T carrier, Func<T, string, IEnumerable<string>?> getter)
        => _inner.Extract(context, carrier, getter);

    public override void Inject<T>(PropagationContext context, T carrier, Action<T, string, string> setter) => _inner.Inject(context, carrier, setter);

    private static bool CanBeDecorated<TDecorator>(TextMapPropagator propagator) => propagator switch
    {
        TDecorator => false,
        DelegatingTextMapPropagator decorator => CanBeDecorated<TDecorator>(decorator._inner),
        CompositeTextMapPropagator { Fields: { } fields } => fields.IsSubsetOf(DefaultFields),
        _ => false,
    };
}
