using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace StandardObservability.Benchmarks.StartUp.Compilation;

/// <summary>Generic arguments of methods, which the runtime writes in events of their own.</summary>
internal sealed class GenericArguments
{
    private readonly Dictionary<ulong, string> _types = [];
    private readonly Dictionary<long, ulong[]> _methods = [];

    public void Add(GCBulkTypeTraceData types)
    {
        for (var i = 0; i < types.Count; i++)
        {
            var type = types.Values(i);
            _types[type.TypeID] = type.TypeName;
        }
    }

    public void Add(MethodDetailsTraceData method)
        => _methods[(long)method.MethodID] = [.. Enumerable.Range(0, method.TypeParameterCount).Select(i => (ulong)method.TypeParameters(i))];

    /// <summary>The arguments in brackets, or nothing if the method has none or they are unknown.</summary>
    public string Of(long method) => _methods.TryGetValue(method, out var arguments) && arguments.Length > 0
        ? $"<{string.Join(',', arguments.Select(a => _types.GetValueOrDefault(a, "?")))}>"
        : string.Empty;
}
