using System.Reflection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Resources;
using StandardObservability.Conventions;
using StandardObservability.Identity.Aws;
using StandardObservability.Settings;

namespace StandardObservability.Identity;

/// <summary>
/// Name, version, environment and all other resource attributes of a service. Resources, log fields and metric dimensions come from this
/// one object.
/// </summary>
internal sealed class ServiceIdentity
{
    private readonly Dictionary<string, object> _attributes;

    private ServiceIdentity(string applicationName, Dictionary<string, object> attributes)
    {
        ApplicationName = applicationName;
        _attributes = attributes;
        Name = FindText(AttributeNames.ServiceName) ?? applicationName;
        Environment = FindText(AttributeNames.DeploymentEnvironmentName) ?? "production";
    }

    /// <summary>Name of the application's assembly. Meters and activity sources with this name are collected.</summary>
    public string ApplicationName { get; }

    public string Name { get; }

    public string Environment { get; }

    public string? Namespace => FindText(AttributeNames.ServiceNamespace);

    public string? Version => FindText(AttributeNames.ServiceVersion);

    public IReadOnlyDictionary<string, object> Attributes => _attributes;

    public static ServiceIdentity Detect(
        StandardObservabilityOptions options,
        StandardVariables variables,
        IHostEnvironment? environment,
        DetectedPlatform platform,
        SettingProblems problems)
    {
        var application = environment?.ApplicationName is { Length: > 0 } name ? name : Assembly.GetEntryAssembly()?.GetName().Name ?? "unknown_service";
        var attributes = new Dictionary<string, object>(platform.Attributes, StringComparer.Ordinal);

        // Later values win: detected, then the section, then OpenTelemetry's own variables, then code.
        SetDetected(attributes, application, environment);
        SetFromOptions(attributes, options, static (_, _) => true);
        var text = variables.Find(ConfigurationNames.ResourceAttributes);
        KeyValuePair<string, string>[] list = text is null ? [] : [.. ResourceAttributeList.Parse(text, problems)];
        foreach (var (key, value) in DeprecatedResourceAttributes.WithCurrentNames(list))
        {
            SetIfPresent(attributes, key, value);
        }

        SetIfPresent(attributes, AttributeNames.ServiceName, variables.Find(ConfigurationNames.ServiceName));
        SetFromOptions(attributes, options, static (options, property) => options.Assigned.IsFromCode(property));
        return new ServiceIdentity(application, attributes);
    }

    /// <summary>Creates an identity from an OpenTelemetry resource alone.</summary>
    public static ServiceIdentity FromResource(Resource resource)
        => new ServiceIdentity(Assembly.GetEntryAssembly()?.GetName().Name ?? "unknown_service", new(StringComparer.Ordinal))
            .WithAttributes(DeprecatedResourceAttributes.WithCurrentNames<object>([.. resource.Attributes]));

    /// <summary>A copy of this identity in which the attributes of a resource win.</summary>
    public ServiceIdentity WithResource(Resource resource) => WithAttributes(resource.Attributes);

    private ServiceIdentity WithAttributes(IEnumerable<KeyValuePair<string, object>> later)
    {
        var attributes = new Dictionary<string, object>(_attributes, StringComparer.Ordinal);
        foreach (var (key, value) in later)
        {
            attributes[key] = value;
        }

        return new ServiceIdentity(ApplicationName, attributes);
    }

    private static void SetDetected(Dictionary<string, object> attributes, string application, IHostEnvironment? environment)
    {
        var build = BuildVersion.Read(application);
        SetIfPresent(attributes, AttributeNames.ServiceName, application);
        SetIfPresent(attributes, AttributeNames.ServiceVersion, build.Version);
        SetIfPresent(attributes, AttributeNames.VcsRefHeadRevision, build.Commit);
        SetIfPresent(attributes, AttributeNames.ServiceInstanceId, Guid.NewGuid().ToString());
        SetIfPresent(attributes, AttributeNames.DeploymentEnvironmentName, (environment?.EnvironmentName ?? "Production").ToLowerInvariant());
    }

    /// <summary>Sets the attributes of the options that a condition selects by property name.</summary>
    private static void SetFromOptions(
        Dictionary<string, object> attributes,
        StandardObservabilityOptions options,
        Func<StandardObservabilityOptions, string, bool> isSelected)
    {
        Set(AttributeNames.ServiceName, nameof(options.ServiceName), options.ServiceName);
        Set(AttributeNames.ServiceNamespace, nameof(options.ServiceNamespace), options.ServiceNamespace);
        Set(AttributeNames.ServiceVersion, nameof(options.ServiceVersion), options.ServiceVersion);
        Set(AttributeNames.ServiceTeam, nameof(options.Team), options.Team);
        Set(AttributeNames.DeploymentId, nameof(options.DeploymentId), options.DeploymentId);

        void Set(string attribute, string property, string? value) => SetIfPresent(attributes, attribute, isSelected(options, property) ? value : null);
    }

    private static void SetIfPresent(Dictionary<string, object> attributes, string key, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            attributes[key] = value;
        }
    }

    private string? FindText(string key) => _attributes.GetValueOrDefault(key) as string;
}
