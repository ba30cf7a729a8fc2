using StandardObservability.Settings.Table;

namespace StandardObservability.Tests.Settings;

/// <summary>Values of one option for a file, a variable and code. Each differs from the one below it.</summary>
/// <param name="Key">The key below the section.</param>
/// <param name="Values">The three values as a configuration contains them.</param>
internal sealed record SettingSample(string Key, (string File, string Variable, string Code) Values)
{
    /// <summary>The key of the value: that of a list has the index, that of a map has a name.</summary>
    public string Path { get; private init; } = Key;

    public static SettingSample Create(Setting setting) => setting switch
    {
        NumberSetting => new(setting.Key, ("20001", "20002", "20003")),
        ListSetting => new(setting.Key, ("file", "variable", "code")) { Path = setting.Key + ":0" },
        MapSetting { Names: { } names } => new(setting.Key, ("false", "true", "false")) { Path = $"{setting.Key}:{names.Order(StringComparer.Ordinal).First()}" },
        MapSetting or ListMapSetting => new(setting.Key, ("file", "variable", "code")) { Path = setting.Key + ":name" },
        _ => Property(new StandardObservabilityOptions(), setting.Key) switch
        {
            (_, { IsEnum: true } type) => new(setting.Key, (Enum.GetNames(type)[0], Enum.GetNames(type)[1], Enum.GetNames(type)[0])),
            (_, var type) when type == typeof(bool) || type == typeof(bool?) => new(setting.Key, ("false", "true", "false")),
            _ => new(setting.Key, ("file", "variable", "code")),
        },
    };

    /// <summary>The text of a value in a report.</summary>
    public string Format(string value) => Path.StartsWith(Key + ":", StringComparison.Ordinal) && !Path.EndsWith(":0", StringComparison.Ordinal)
        ? $"{Path[(Key.Length + 1)..]}={value}"
        : value;

    /// <summary>Sets the option as a delegate of the application does.</summary>
    public void AssignFromCode(StandardObservabilityOptions options)
    {
        var (owner, _) = Property(options, Key);
        var property = owner.GetType().GetProperty(Key.Split(':')[^1])!;
        switch (property.GetValue(owner))
        {
            case IList<string> list:
                list.Clear();
                list.Add(Values.Code);
                break;
            case IDictionary<string, string> map:
                map[Path.Split(':')[^1]] = Values.Code;
                break;
            case IDictionary<string, bool> switches:
                switches[Path.Split(':')[^1]] = bool.Parse(Values.Code);
                break;
            default:
                var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                property.SetValue(owner, type.IsEnum ? Enum.Parse(type, Values.Code) : Convert.ChangeType(Values.Code, type, null));
                break;
        }
    }

    /// <summary>The object that has the property of a key, and the type of the property.</summary>
    private static (object Owner, Type Type) Property(StandardObservabilityOptions options, string key)
    {
        object owner = options;
        var names = key.Split(':');
        foreach (var name in names[..^1])
        {
            owner = owner.GetType().GetProperty(name)!.GetValue(owner)!;
        }

        return (owner, owner.GetType().GetProperty(names[^1])!.PropertyType);
    }
}
