using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.Hosting;
using PublicApiGenerator;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Serilog;
using Xunit;

namespace StandardObservability.Contracts.Tests;

/// <summary>Compares what users depend on with approved files: the public API, emitted names, event ids and settings.</summary>
public sealed class PublicContractTests
{
    private const BindingFlags AllStatic = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;

    private static readonly ApiGeneratorOptions ApiOptions = new() { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };

    public static TheoryData<Type> Assemblies =>
    [
        typeof(AttributeNames),
        typeof(StandardObservabilityOptions),
        typeof(StandardObservabilityWebApplicationBuilderExtensions),
        typeof(StandardObservability.Dashboards.ServiceModel),
        typeof(StandardObservability.Cdk.ServiceObservability),
        typeof(StandardAwsHostApplicationBuilderExtensions),
        typeof(StandardJsonFormatter),
        typeof(StandardObservability.Testing.TelemetryCapture),
    ];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_api_is_approved(Type member)
        => Approved.Verify("api." + member.Assembly.GetName().Name, member.Assembly.GeneratePublicApi(ApiOptions));

    [Fact]
    public void The_emitted_names_are_approved()
    {
        var names = new StringBuilder();
        foreach (var vocabulary in Vocabularies().Where(static t => t != typeof(EventIds) && t != typeof(KnownInstrumentations)))
        {
            names.Append(vocabulary.Name).Append('\n');
            foreach (var constant in Constants(vocabulary))
            {
                names.Append(CultureInfo.InvariantCulture, $"  {constant.Name} = {constant.GetRawConstantValue()}\n");
            }

            foreach (var property in vocabulary.GetProperties(AllStatic))
            {
                foreach (DictionaryEntry group in new SortedList((IDictionary)property.GetValue(null)!))
                {
                    names.Append(CultureInfo.InvariantCulture, $"  {property.Name}.{group.Key} = {string.Join(", ", ((IEnumerable)group.Value!).Cast<string>())}\n");
                }
            }
        }

        names.Append(nameof(KnownInstrumentations)).Append('\n');
        foreach (var known in KnownInstrumentations.All)
        {
            names.Append(CultureInfo.InvariantCulture, $"  {known.Name} = {string.Join(", ", known.Sources)}; {string.Join(", ", known.Meters)}\n");
        }

        Approved.Verify("names", names.ToString());
    }

    [Fact]
    public void The_event_ids_are_approved()
    {
        var ids = Constants(typeof(EventIds)).OrderBy(static c => (int)c.GetRawConstantValue()!).Select(static c => $"{c.GetRawConstantValue()} {c.Name}");

        Approved.Verify("event-ids", string.Join('\n', ids));
    }

    [Fact]
    public void No_event_id_is_used_twice() => Assert.Distinct(Constants(typeof(EventIds)).Select(static c => c.GetRawConstantValue()));

    [Fact]
    public void No_name_is_defined_twice()
        => Assert.Distinct(Vocabularies().SelectMany(Constants).Select(static c => c.GetRawConstantValue()).OfType<string>());

    [Fact]
    public void The_settings_are_approved()
        => Approved.Verify("options", string.Join('\n', Settings(typeof(StandardObservabilityOptions), "Observability")));

    [Fact]
    public void There_are_at_most_12_settings_at_the_top_level_and_6_in_each_group()
    {
        var topLevel = Own(typeof(StandardObservabilityOptions));
        Assert.InRange(topLevel.Count(static p => !IsGroup(p.PropertyType)), 1, 12);
        Assert.All(topLevel.Where(static p => IsGroup(p.PropertyType)), static group => Assert.InRange(Own(group.PropertyType).Length, 1, 6));
    }

    /// <summary>The static classes of the conventions, also the internal ones: the names in them are emitted all the same. Of the policy only the ids of rules are names.</summary>
    private static IEnumerable<Type> Vocabularies() => typeof(AttributeNames).Assembly.GetTypes()
        .Where(static t => t is { IsAbstract: true, IsSealed: true, DeclaringType: null })
        .Where(static t => t.Namespace?.StartsWith(nameof(StandardObservability), StringComparison.Ordinal) == true)
        .Where(static t => t == typeof(RuleIds) || !t.Namespace!.Contains(".Policy", StringComparison.Ordinal))
        .OrderBy(static t => t.Name, StringComparer.Ordinal);

    private static IEnumerable<FieldInfo> Constants(Type vocabulary)
        => vocabulary.GetFields(AllStatic).Where(static f => f.IsLiteral);

    private static PropertyInfo[] Own(Type options) => options.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static bool IsGroup(Type type) => type.Assembly == typeof(StandardObservabilityOptions).Assembly && type.IsClass;

    private static IEnumerable<string> Settings(Type options, string path)
        => Own(options).SelectMany(p => IsGroup(p.PropertyType) ? Settings(p.PropertyType, $"{path}:{p.Name}") : [$"{path}:{p.Name} {Name(p.PropertyType)}"]);

    private static string Name(Type type)
        => type.IsEnum ? string.Join('|', Enum.GetNames(type))
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(",", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
