using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.Hosting;
using PublicApiGenerator;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Serilog;
using Xunit;

namespace StandardObservability.Contracts.Tests;

/// <summary>Everything that leaves the process or can be called, as approved files.</summary>
public sealed class PublicContractTests
{
    private static readonly ApiGeneratorOptions ApiOptions = new() { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };

    public static TheoryData<Type> Assemblies =>
    [
        typeof(AttributeNames),
        typeof(StandardObservabilityOptions),
        typeof(StandardObservabilityWebApplicationBuilderExtensions),
        typeof(StandardJsonFormatter),
    ];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_api(Type member)
        => Approved.Verify("api." + member.Assembly.GetName().Name, member.Assembly.GeneratePublicApi(ApiOptions));

    [Fact]
    public void The_emitted_names()
    {
        var names = new StringBuilder();
        foreach (var vocabulary in Vocabularies().Where(static t => t != typeof(EventIds)))
        {
            names.Append(vocabulary.Name).Append('\n');
            foreach (var constant in Constants(vocabulary))
            {
                names.Append(CultureInfo.InvariantCulture, $"  {constant.Name} = {constant.GetRawConstantValue()}\n");
            }

            foreach (var property in vocabulary.GetProperties(BindingFlags.Public | BindingFlags.Static))
            {
                foreach (DictionaryEntry group in new SortedList((IDictionary)property.GetValue(null)!))
                {
                    names.Append(CultureInfo.InvariantCulture, $"  {property.Name}.{group.Key} = {string.Join(", ", ((IEnumerable)group.Value!).Cast<string>())}\n");
                }
            }
        }

        Approved.Verify("names", names.ToString());
    }

    [Fact]
    public void The_event_ids()
        => Approved.Verify("event-ids", string.Join('\n', Constants(typeof(EventIds)).OrderBy(static c => (int)c.GetRawConstantValue()!).Select(static c => $"{c.GetRawConstantValue()} {c.Name}")));

    [Fact]
    public void An_event_id_is_used_once() => Assert.Distinct(Constants(typeof(EventIds)).Select(static c => c.GetRawConstantValue()));

    [Fact]
    public void A_name_appears_once()
        => Assert.Distinct(Vocabularies().Where(static t => t != typeof(EventIds) && t != typeof(CloudWatchLimits) && t != typeof(XRayLimits)).SelectMany(Constants).Select(static c => c.GetRawConstantValue()));

    [Fact]
    public void The_options()
        => Approved.Verify("options", string.Join('\n', Settings(typeof(StandardObservabilityOptions), "Observability")));

    [Fact]
    public void The_first_page_has_at_most_12_settings_and_each_room_at_most_6()
    {
        var first = Own(typeof(StandardObservabilityOptions));
        Assert.InRange(first.Count(static p => !IsRoom(p.PropertyType)), 1, 12);
        Assert.All(first.Where(static p => IsRoom(p.PropertyType)), static room => Assert.InRange(Own(room.PropertyType).Length, 1, 6));
    }

    private static IEnumerable<Type> Vocabularies()
        => typeof(AttributeNames).Assembly.GetExportedTypes().OrderBy(static t => t.Name, StringComparer.Ordinal);

    private static IEnumerable<FieldInfo> Constants(Type vocabulary)
        => vocabulary.GetFields(BindingFlags.Public | BindingFlags.Static).Where(static f => f.IsLiteral);

    private static PropertyInfo[] Own(Type options) => options.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static bool IsRoom(Type type) => type.Assembly == typeof(StandardObservabilityOptions).Assembly && type.IsClass;

    private static IEnumerable<string> Settings(Type options, string path)
        => Own(options).SelectMany(p => IsRoom(p.PropertyType) ? Settings(p.PropertyType, $"{path}:{p.Name}") : [$"{path}:{p.Name} {Name(p.PropertyType)}"]);

    private static string Name(Type type)
        => type.IsEnum ? string.Join('|', Enum.GetNames(type))
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(",", type.GetGenericArguments().Select(Name))}>"
        : type.Name;
}
