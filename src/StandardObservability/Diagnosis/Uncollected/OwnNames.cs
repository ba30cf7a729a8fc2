using System.Reflection;

namespace StandardObservability.Diagnosis.Uncollected;

/// <summary>Whether an activity source or a meter is the application's own: it has not the name of .NET or of a library in use.</summary>
/// <remarks>
/// A source does not name the assembly that created it. Libraries name theirs after their assembly. Assemblies that share the first part
/// of the application's name are its own: <c>Shop.Orders</c> of <c>Shop.Api</c>.
/// </remarks>
internal sealed class OwnNames(string applicationName)
{
    private static readonly string[] Platform =
        ["System", "Microsoft", "Experimental", "OpenTelemetry", "otel", "Azure", "Amazon", "AWSSDK", "StandardObservability", "dotnet", "Private"];

    private readonly string _family = FirstPart(applicationName);

    public bool IsOwn(string name)
        => name.Length > 0 && (FirstPart(name) == _family || !Platform.Any(p => IsBelow(name, p)) && !IsOfLibrary(name));

    private bool IsOfLibrary(string name) => AppDomain.CurrentDomain.GetAssemblies().Any(a => IsOfLibrary(name, a));

    private bool IsOfLibrary(string name, Assembly assembly)
        => assembly.GetName().Name is { } library && FirstPart(library) != _family && assembly != Assembly.GetEntryAssembly() && IsBelow(name, library);

    private static bool IsBelow(string name, string parent)
        => name.StartsWith(parent, StringComparison.OrdinalIgnoreCase) && (name.Length == parent.Length || name[parent.Length] is '.' or '-');

    private static string FirstPart(string name) => name.Split('.', 2)[0];
}
