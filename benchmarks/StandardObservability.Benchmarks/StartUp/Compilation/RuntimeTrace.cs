using System.Text.RegularExpressions;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace StandardObservability.Benchmarks.StartUp.Compilation;

/// <summary>Reads the events that the runtime itself wrote to a file about its JIT and its loader.</summary>
internal sealed partial class RuntimeTrace
{
    private readonly DateTime _end;
    private readonly List<(long Id, CompiledMethod Method)> _methods = [];
    private readonly HashSet<string> _assemblies = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> _modules = [];
    private readonly Dictionary<(long, long), int> _sizes = [];
    private readonly GenericArguments _arguments = new();

    private RuntimeTrace(DateTime end) => _end = end;

    /// <summary>Variables with which a program writes the file when it ends.</summary>
    /// <remarks>
    /// Keywords 0x18: loader and JIT. 0x4001080000: generic arguments of methods and names of types. Nothing is compiled again when it is called often.
    /// </remarks>
    public static Dictionary<string, string> Variables(string file, bool isDetailed) => new()
    {
        ["DOTNET_TC_CallCounting"] = "0",
        ["DOTNET_EnableEventPipe"] = "1",
        ["DOTNET_EventPipeConfig"] = $"Microsoft-Windows-DotNETRuntime:{(isDetailed ? "0x4001080018" : "0x18")}:5",
        ["DOTNET_EventPipeOutputPath"] = file,
    };

    /// <summary>Reads the events until a time.</summary>
    public static CompiledStart Read(string file, DateTime end)
    {
        var trace = new RuntimeTrace(end);
        using var source = new EventPipeEventSource(file);
        trace.Subscribe(source);
        source.Process();
        return source.EventsLost == 0
            ? new CompiledStart([.. trace._methods.Select(m => m.Method with { Arguments = trace._arguments.Of(m.Id) })], trace._assemblies)
            : throw new InvalidOperationException($"The runtime lost {source.EventsLost} events, so the count would be wrong.");
    }

    private void Subscribe(EventPipeEventSource source)
    {
        var runtime = source.Clr;
        runtime.LoaderModuleLoad += AddModule;
        runtime.LoaderAssemblyLoad += AddAssembly;
        runtime.MethodJittingStarted += started => _sizes[(started.MethodID, started.ModuleID)] = started.MethodILSize;
        runtime.TypeBulkType += _arguments.Add;
        runtime.MethodMethodDetails += _arguments.Add;
        runtime.MethodLoadVerbose += AddMethod;
    }

    private void AddModule(ModuleLoadUnloadTraceData module)
        => _modules[module.ModuleID] = Path.GetFileNameWithoutExtension(module.ModuleILPath);

    private void AddAssembly(AssemblyLoadUnloadTraceData assembly)
    {
        if (IsBeforeEnd(assembly))
        {
            _assemblies.Add(assembly.FullyQualifiedAssemblyName.Split(',')[0]);
        }
    }

    private void AddMethod(MethodLoadUnloadVerboseTraceData method)
    {
        if (IsBeforeEnd(method) && method.IsJitted && IsFirstCompilation(method.OptimizationTier))
        {
            var assembly = method.IsDynamic ? CompiledMethod.Dynamic : _modules.GetValueOrDefault(method.ModuleID, "unknown");
            var size = _sizes.GetValueOrDefault((method.MethodID, method.ModuleID));
            var signature = Address().Replace(method.MethodSignature, string.Empty);
            _methods.Add((method.MethodID, new CompiledMethod(assembly, method.MethodNamespace, method.MethodName, signature, size)));
        }
    }

    /// <summary>Addresses in memory, which differ from run to run.</summary>
    [GeneratedRegex("pMT: 0x[0-9a-f]+")]
    private static partial Regex Address();

    private bool IsBeforeEnd(TraceEvent data) => data.TimeStamp.ToUniversalTime() <= _end;

    /// <summary>Not what the runtime compiles again in the background.</summary>
    private static bool IsFirstCompilation(OptimizationTier tier)
        => tier is OptimizationTier.MinOptJitted or OptimizationTier.Optimized or OptimizationTier.QuickJitted or OptimizationTier.Unknown;
}
