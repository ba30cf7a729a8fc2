using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StandardObservability.Analyzers.Symbols;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Analyzers.Instruments;

/// <summary>A call that creates an instrument.</summary>
internal sealed class CreatedInstrument
{
    private const string ObservablePrefix = "CreateObservable";

    private CreatedInstrument(IInvocationOperation call, InstrumentKind kind)
    {
        Call = call;
        Kind = kind;
        NameArgument = call.FindArgument("name");
        UnitArgument = call.FindArgument("unit");
    }

    /// <summary>The call.</summary>
    public IInvocationOperation Call { get; }

    /// <summary>Kind of the instrument.</summary>
    public InstrumentKind Kind { get; }

    /// <summary>The argument <c>name</c>.</summary>
    public IOperation? NameArgument { get; }

    /// <summary>The argument <c>unit</c>, also when the call omits it.</summary>
    public IOperation? UnitArgument { get; }

    /// <summary>Whether the instrument is observable, so that its callback lives as long as its meter.</summary>
    public bool IsObservable => Call.TargetMethod.Name.StartsWith(ObservablePrefix, System.StringComparison.Ordinal);

    /// <summary>The name when it is constant, or <see langword="null"/>.</summary>
    public string? Name => NameArgument.FindConstantText();

    /// <summary>The unit when it is constant, or <see langword="null"/>.</summary>
    public string? Unit => UnitArgument.FindConstantText();

    /// <summary>Whether the unit is constant or omitted. A unit that is computed cannot be judged.</summary>
    public bool IsUnitKnown => UnitArgument == null || UnitArgument.ConstantValue.HasValue;

    /// <summary>Type of the measurements.</summary>
    public ITypeSymbol? ValueType => Call.TargetMethod.TypeArguments.Length == 1 ? Call.TargetMethod.TypeArguments[0] : null;

    /// <summary>The instrument that a call creates, or <see langword="null"/> when it creates none.</summary>
    public static CreatedInstrument? Find(IInvocationOperation call, TelemetryTypes types) =>
        call.TargetMethod.ContainingType.Is(types.Meter) && FindKind(call.TargetMethod.Name) is { } kind ? new(call, kind) : null;

    private static InstrumentKind? FindKind(string method) => method switch
    {
        "CreateCounter" or "CreateObservableCounter" => InstrumentKind.Counter,
        "CreateUpDownCounter" or "CreateObservableUpDownCounter" => InstrumentKind.UpDownCounter,
        "CreateGauge" or "CreateObservableGauge" => InstrumentKind.Gauge,
        "CreateHistogram" => InstrumentKind.Histogram,
        _ => null,
    };
}
