namespace Woordhouder.Web.Simulation;

/// <summary>Invented people: ordinary names put together by chance.</summary>
internal static class Names
{
    public static readonly IReadOnlyList<string> Given = ["Samira", "Joris", "Fenna", "Mehmet", "Ingrid", "Daan", "Sanne", "Youssef", "Wietske", "Lars", "Noor", "Piotr", "Amina", "Bram", "Tess", "Kwame", "Hilde", "Ravi", "Maartje", "Sjoerd", "Esra", "Willem", "Chantal", "Finn"];
    public static readonly IReadOnlyList<string?> Prefix = [null, null, null, null, "van", "de", "van der", "el", "ten", "van 't"];
    public static readonly IReadOnlyList<string> Family = ["Jansen", "Amrani", "Vries", "Bakker", "Dijk", "Yilmaz", "Visser", "Smit", "Mulder", "Bos", "Hoekstra", "Kowalski", "Boer", "Brand", "Horst", "Kuipers", "Postma", "Singh", "Veen", "Wal", "Zwart", "Meer", "Graaf", "Linden"];
    public static readonly IReadOnlyList<string> Streets = ["Stadhuisplein", "Brouwerstraat", "Grote Markt", "Havenkade", "Parkwijklaan", "Muziekwijk", "Waterlandseweg", "Regenboogbuurt"];
}
