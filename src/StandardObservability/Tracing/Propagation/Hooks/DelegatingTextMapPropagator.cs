using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Tracing.Propagation.Hooks;

/// <summary>
/// Stands around OpenTelemetry's own propagator of the process, which instrumentation packages read and write requests with once more, after
/// .NET has. Forwards everything; each kind of guard answers one question itself.
/// </summary>
/// <remarks>Put there only by a host whose settings differ from what that propagator does. See docs/adr/0003.</remarks>
internal abstract class DelegatingTextMapPropagator(TextMapPropagator inner) : TextMapPropagator
{
    private static readonly Lock Gate = new();
    private static readonly string[] DefaultFields = [TraceContextHeaderNames.TraceParent, TraceContextHeaderNames.TraceState, TraceContextHeaderNames.Baggage];

    private readonly TextMapPropagator _inner = inner;

    public override ISet<string>? Fields => _inner.Fields;

    /// <summary>Puts a guard in place, once. A propagator that somebody else chose stays as it is.</summary>
    public static void Install<TGuard>(Func<TextMapPropagator, TGuard> create)
        where TGuard : DelegatingTextMapPropagator
    {
        lock (Gate)
        {
            // Touching the SDK is what makes it set its default.
            _ = Sdk.SuppressInstrumentation;
            var current = Propagators.DefaultTextMapPropagator;
            if (CanBeDecorated<TGuard>(current))
            {
                Sdk.SetDefaultTextMapPropagator(create(current));
            }
        }
    }

    public override PropagationContext Extract<T>(PropagationContext context, T carrier, Func<T, string, IEnumerable<string>?> getter)
        => _inner.Extract(context, carrier, getter);

    public override void Inject<T>(PropagationContext context, T carrier, Action<T, string, string> setter) => _inner.Inject(context, carrier, setter);

    private static bool CanBeDecorated<TGuard>(TextMapPropagator propagator) => propagator switch
    {
        TGuard => false,
        DelegatingTextMapPropagator guard => CanBeDecorated<TGuard>(guard._inner),
        CompositeTextMapPropagator { Fields: { } fields } => fields.IsSubsetOf(DefaultFields),
        _ => false,
    };
}
