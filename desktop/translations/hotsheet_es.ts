<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en_GB">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Hotsheet</source>
            <translation>Acerca de Hotsheet</translation>
        </message>
        <message>
            <source>Copy facts</source>
            <translation>Copiar los datos</translation>
        </message>
        <message>
            <source>Scores leads in the spreadsheet where they live, and says why.</source>
            <translation>Puntúa los leads en la hoja de cálculo donde viven, y dice por qué.</translation>
        </message>
        <message>
            <source>Version {version}</source>
            <translation>Versión {version}</translation>
        </message>
    </context>
    <context>
        <name>BandRow</name>
        <message>
            <source>Band {number}: from</source>
            <translation>Tramo {number}: desde</translation>
        </message>
        <message>
            <source>Band {number}: how it ends</source>
            <translation>Tramo {number}: cómo termina</translation>
        </message>
        <message>
            <source>Band {number}: label</source>
            <translation>Tramo {number}: etiqueta</translation>
        </message>
        <message>
            <source>Band {number}: points</source>
            <translation>Tramo {number}: puntos</translation>
        </message>
        <message>
            <source>Band {number}: to</source>
            <translation>Tramo {number}: hasta</translation>
        </message>
        <message>
            <source>Remove this band</source>
            <translation>Quitar este tramo</translation>
        </message>
        <message>
            <source>any</source>
            <translation>cualquiera</translation>
        </message>
        <message>
            <source>to</source>
            <translation>a</translation>
        </message>
        <message>
            <source>to under</source>
            <translation>a menos de</translation>
        </message>
    </context>
    <context>
        <name>BandTable</name>
        <message>
            <source>Add band</source>
            <translation>Añadir tramo</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Etiqueta</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Puntos</translation>
        </message>
        <message>
            <source>Put the bands in order of their numbers</source>
            <translation>Ordenar los tramos por sus números</translation>
        </message>
        <message>
            <source>Sort</source>
            <translation>Ordenar</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Hasta</translation>
        </message>
    </context>
    <context>
        <name>BulkEditor</name>
        <message>
            <source>Category</source>
            <translation>Categoría</translation>
        </message>
        <message>
            <source>Editor of the chosen rules</source>
            <translation>Editor de las reglas elegidas</translation>
        </message>
        <message>
            <source>Fading</source>
            <translation>Desgaste</translation>
        </message>
        <message>
            <source>Half-life in days</source>
            <translation>Semivida en días</translation>
        </message>
        <message>
            <source>On or off</source>
            <translation>Activada o no</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Puntos</translation>
        </message>
        <message>
            <source>Points more; with a minus, fewer</source>
            <translation>Puntos de más; con un menos, de menos</translation>
        </message>
        <message>
            <source>Points times</source>
            <translation>Puntos por</translation>
        </message>
        <message>
            <source>What is added goes to fixed points and bands; points per unit stay.</source>
            <translation>Lo que se suma va a los puntos fijos y a los tramos; los puntos por unidad no cambian.</translation>
        </message>
        <message>
            <source>days</source>
            <translation>días</translation>
        </message>
        <message>
            <source>halved after “{field}”</source>
            <translation>a la mitad después de «{field}»</translation>
        </message>
        <message>
            <source>leave as it is</source>
            <translation>dejar como está</translation>
        </message>
        <message>
            <source>no fading</source>
            <translation>sin desgaste</translation>
        </message>
        <message>
            <source>switch off</source>
            <translation>desactivar</translation>
        </message>
        <message>
            <source>switch on</source>
            <translation>activar</translation>
        </message>
        <message>
            <source>{count} rules</source>
            <translation>{count} reglas</translation>
        </message>
    </context>
    <context>
        <name>CategoryChoice</name>
        <message>
            <source>Name of the new category</source>
            <translation>Nombre de la categoría nueva</translation>
        </message>
        <message>
            <source>New category…</source>
            <translation>Categoría nueva…</translation>
        </message>
    </context>
    <context>
        <name>CategoryEditor</name>
        <message>
            <source>At least</source>
            <translation>Como mínimo</translation>
        </message>
        <message>
            <source>At least; empty for no limit</source>
            <translation>Como mínimo; vacío si no hay límite</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>Como máximo</translation>
        </message>
        <message>
            <source>At most; empty for no limit</source>
            <translation>Como máximo; vacío si no hay límite</translation>
        </message>
        <message>
            <source>Before weighting; in the end, it is {points}.</source>
            <translation>Antes de ponderar; al final son {points}.</translation>
        </message>
        <message>
            <source>Counts to</source>
            <translation>Cuenta para</translation>
        </message>
        <message>
            <source>Editor of the category</source>
            <translation>Editor de la categoría</translation>
        </message>
        <message>
            <source>Fit and engagement make the grade; the score has all categories.</source>
            <translation>El encaje y la interacción dan el grado; la puntuación reúne todas las categorías.</translation>
        </message>
        <message>
            <source>However many points its rules give.</source>
            <translation>Por muchos puntos que den sus reglas.</translation>
        </message>
        <message>
            <source>However many points its rules take away.</source>
            <translation>Por muchos puntos que quiten sus reglas.</translation>
        </message>
        <message>
            <source>Name of the category</source>
            <translation>Nombre de la categoría</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Side of the grade</source>
            <translation>Lado del grado</translation>
        </message>
        <message>
            <source>The sum of its rules is multiplied by this.</source>
            <translation>La suma de sus reglas se multiplica por esto.</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>Peso</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>sin límite</translation>
        </message>
    </context>
    <context>
        <name>Chip</name>
        <message>
            <source>{item}: take it out</source>
            <translation>{item}: quitar</translation>
        </message>
    </context>
    <context>
        <name>Columns</name>
        <message>
            <source>1 blank</source>
            <translation>1 vacía</translation>
        </message>
        <message>
            <source>1 date</source>
            <translation>1 fecha</translation>
        </message>
        <message>
            <source>1 error</source>
            <translation>1 error</translation>
        </message>
        <message>
            <source>1 number</source>
            <translation>1 número</translation>
        </message>
        <message>
            <source>1 rule</source>
            <translation>1 regla</translation>
        </message>
        <message>
            <source>1 text</source>
            <translation>1 texto</translation>
        </message>
        <message>
            <source>1 yes/no</source>
            <translation>1 sí/no</translation>
        </message>
        <message>
            <source>by its contents, {share} %</source>
            <translation>por su contenido, {share} %</translation>
        </message>
        <message>
            <source>chosen by you</source>
            <translation>elegida por usted</translation>
        </message>
        <message>
            <source>date</source>
            <translation>fecha</translation>
        </message>
        <message>
            <source>e-mail</source>
            <translation>correo</translation>
        </message>
        <message>
            <source>known name</source>
            <translation>nombre conocido</translation>
        </message>
        <message>
            <source>no column found</source>
            <translation>sin columna</translation>
        </message>
        <message>
            <source>no rule</source>
            <translation>ninguna</translation>
        </message>
        <message>
            <source>none, chosen by you</source>
            <translation>ninguna, elegido por usted</translation>
        </message>
        <message>
            <source>number</source>
            <translation>número</translation>
        </message>
        <message>
            <source>same name</source>
            <translation>mismo nombre</translation>
        </message>
        <message>
            <source>same name, but other values than a {kind}</source>
            <translation>mismo nombre, pero valores de otro tipo que {kind}</translation>
        </message>
        <message>
            <source>similar name, {share} %</source>
            <translation>nombre parecido, {share} %</translation>
        </message>
        <message>
            <source>text</source>
            <translation>texto</translation>
        </message>
        <message>
            <source>which one?</source>
            <translation>¿cuál?</translation>
        </message>
        <message>
            <source>yes/no</source>
            <translation>sí/no</translation>
        </message>
        <message>
            <source>{count} blank</source>
            <translation>{count} vacías</translation>
        </message>
        <message>
            <source>{count} by formula</source>
            <translation>{count} por fórmula</translation>
        </message>
        <message>
            <source>{count} dates</source>
            <translation>{count} fechas</translation>
        </message>
        <message>
            <source>{count} errors</source>
            <translation>{count} errores</translation>
        </message>
        <message>
            <source>{count} numbers</source>
            <translation>{count} números</translation>
        </message>
        <message>
            <source>{count} rules</source>
            <translation>{count} reglas</translation>
        </message>
        <message>
            <source>{count} texts</source>
            <translation>{count} textos</translation>
        </message>
        <message>
            <source>{count} yes/no</source>
            <translation>{count} sí/no</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Commands</source>
            <translation>Órdenes</translation>
        </message>
        <message>
            <source>Find a command</source>
            <translation>Buscar una orden</translation>
        </message>
        <message>
            <source>Nothing fits that. Try fewer letters.</source>
            <translation>Nada coincide con eso. Pruebe con menos letras.</translation>
        </message>
        <message>
            <source>Type what you want to do or go to</source>
            <translation>Escriba qué hacer o adónde ir</translation>
        </message>
    </context>
    <context>
        <name>Completion</name>
        <message>
            <source>Counting the values of “{column}”</source>
            <translation>Contando los valores de «{column}»</translation>
        </message>
    </context>
    <context>
        <name>ConditionEditor</name>
        <message>
            <source>Columns of the file</source>
            <translation>Columnas del archivo</translation>
        </message>
    </context>
    <context>
        <name>ConditionRow</name>
        <message>
            <source>Condition</source>
            <translation>Condición</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplicar</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Campo</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Bajar</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Subir</translation>
        </message>
        <message>
            <source>Move, copy or group this condition</source>
            <translation>Mover, copiar o agrupar esta condición</translation>
        </message>
        <message>
            <source>Put into a group of its own</source>
            <translation>Poner en un grupo propio</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>Remove this condition</source>
            <translation>Quitar esta condición</translation>
        </message>
    </context>
    <context>
        <name>Core</name>
        <message>
            <source>1 blank row skipped.</source>
            <translation>Se ha saltado 1 fila vacía.</translation>
        </message>
        <message>
            <source>1 column apart from the table left out.</source>
            <translation>Se ha dejado fuera 1 columna separada de la tabla.</translation>
        </message>
        <message>
            <source>1 field is not certain</source>
            <translation>1 campo no es seguro</translation>
        </message>
        <message>
            <source>1 formula cell without a computed value, read as blank: open the file in Excel, save it, and read it again.</source>
            <translation>1 celda con fórmula sin valor calculado, leída como vacía: abra el archivo en Excel, guárdelo y léalo de nuevo.</translation>
        </message>
        <message>
            <source>1 merged range among the leads: only the first cell of each has its value.</source>
            <translation>1 rango combinado entre los leads: solo la primera celda tiene su valor.</translation>
        </message>
        <message>
            <source>1 of the leads stands in hidden rows (hidden by hand or by a filter) and is read like the others: to leave out what is hidden, copy the visible rows into a new file.</source>
            <translation>1 de los leads está en filas ocultas (a mano o por un filtro) y se lee como los demás: para dejar fuera lo oculto, copie las filas visibles en un archivo nuevo.</translation>
        </message>
        <message>
            <source>1 row above the headers (row {row}) skipped.</source>
            <translation>Se ha saltado 1 fila encima de los encabezados (fila {row}).</translation>
        </message>
        <message>
            <source>1 row below the table “{table}” (from row {row}) not read: the table does not reach there.</source>
            <translation>No se ha leído 1 fila debajo de la tabla «{table}» (desde la fila {row}): la tabla no llega hasta allí.</translation>
        </message>
        <message>
            <source>1 row with fewer fields than headers: the missing ones are blank.</source>
            <translation>1 fila con menos campos que encabezados: los que faltan están vacíos.</translation>
        </message>
        <message>
            <source>1 row with more fields than headers: they got columns of their own.</source>
            <translation>1 fila con más campos que encabezados: tienen columnas propias.</translation>
        </message>
        <message>
            <source>A band has no name.</source>
            <translation>Un tramo no tiene nombre.</translation>
        </message>
        <message>
            <source>A band without an end cannot leave its end out.</source>
            <translation>Un tramo sin final no puede excluir su final.</translation>
        </message>
        <message>
            <source>A best-of group has no name.</source>
            <translation>Un grupo de “la mejor” no tiene nombre.</translation>
        </message>
        <message>
            <source>A category has no name.</source>
            <translation>Una categoría no tiene nombre.</translation>
        </message>
        <message>
            <source>A date must be a whole day between 1900-03-01 and 9999-12-31.</source>
            <translation>Una fecha debe ser un día entero entre 1900-03-01 y 9999-12-31.</translation>
        </message>
        <message>
            <source>A field cannot be called “{name}”: the word joins conditions.</source>
            <translation>Un campo no puede llamarse “{name}”: esa palabra une condiciones.</translation>
        </message>
        <message>
            <source>A field has no name.</source>
            <translation>Un campo no tiene nombre.</translation>
        </message>
        <message>
            <source>A formula reads the cells at the right of the leads, where our columns would stand.</source>
            <translation>Una fórmula lee las celdas a la derecha de los leads, donde irían nuestras columnas.</translation>
        </message>
        <message>
            <source>A group holds no condition.</source>
            <translation>Un grupo no tiene ninguna condición.</translation>
        </message>
        <message>
            <source>A group lies in one category: name the groups differently.</source>
            <translation>Un grupo pertenece a una sola categoría: dé a los grupos nombres distintos.</translation>
        </message>
        <message>
            <source>A lead is not in the file any more; {what} is kept for when it comes back.</source>
            <translation>Un lead ya no está en el archivo; {what} se conserva para cuando vuelva.</translation>
        </message>
        <message>
            <source>A list has no name.</source>
            <translation>Una lista no tiene nombre.</translation>
        </message>
        <message>
            <source>A list of texts is wanted.</source>
            <translation>Hace falta una lista de textos.</translation>
        </message>
        <message>
            <source>A list or block in brackets is not closed, or lacks a comma.</source>
            <translation>Una lista o un bloque entre corchetes no está cerrado o le falta una coma.</translation>
        </message>
        <message>
            <source>A model begins with “hotsheet: 1”.</source>
            <translation>Un modelo empieza por «hotsheet: 1».</translation>
        </message>
        <message>
            <source>A model has no name.</source>
            <translation>Un modelo no tiene nombre.</translation>
        </message>
        <message>
            <source>A model has no “{name}”.</source>
            <translation>Un modelo no tiene «{name}».</translation>
        </message>
        <message>
            <source>A number to compare with must lie below 1E15.</source>
            <translation>Un número con el que comparar debe ser menor que 1E15.</translation>
        </message>
        <message>
            <source>A quotation mark that opens in record {record} is never closed.</source>
            <translation>Unas comillas que se abren en el registro {record} nunca se cierran.</translation>
        </message>
        <message>
            <source>A result is written as {ending} or .csv, not as “{said}”.</source>
            <translation>Un resultado se escribe como {ending} o .csv, no como «{said}».</translation>
        </message>
        <message>
            <source>A rule has no name.</source>
            <translation>Una regla no tiene nombre.</translation>
        </message>
        <message>
            <source>A score has 0 to 4 decimals.</source>
            <translation>Una puntuación tiene de 0 a 4 decimales.</translation>
        </message>
        <message>
            <source>A tier has no name.</source>
            <translation>Un nivel no tiene nombre.</translation>
        </message>
        <message>
            <source>A version has no name.</source>
            <translation>Una versión no tiene nombre.</translation>
        </message>
        <message>
            <source>A workbook keeps its kind: {file} is written as {ending}.</source>
            <translation>Un libro conserva su tipo: {file} se escribe como {ending}.</translation>
        </message>
        <message>
            <source>Add a line “{name}:”.</source>
            <translation>Añada una línea «{name}:».</translation>
        </message>
        <message>
            <source>Add headers and leads.</source>
            <translation>Añada encabezados y leads.</translation>
        </message>
        <message>
            <source>Add it under “categories”.</source>
            <translation>Añádala a las categorías.</translation>
        </message>
        <message>
            <source>Add it under “fields”.</source>
            <translation>Añádalo a los campos.</translation>
        </message>
        <message>
            <source>Add it under “lists”.</source>
            <translation>Añádala a las listas.</translation>
        </message>
        <message>
            <source>Add it under “tiers”.</source>
            <translation>Añádalo a los niveles.</translation>
        </message>
        <message>
            <source>Add it under “{where}”.</source>
            <translation>Añádalo bajo «{where}».</translation>
        </message>
        <message>
            <source>Add one under “{where}”.</source>
            <translation>Añada uno en «{where}».</translation>
        </message>
        <message>
            <source>Add one, or remove the group.</source>
            <translation>Añada una o quite el grupo.</translation>
        </message>
        <message>
            <source>Add one.</source>
            <translation>Añada uno.</translation>
        </message>
        <message>
            <source>Allow writing to it, or write to another file.</source>
            <translation>Permita escribir en él, o escriba en otro archivo.</translation>
        </message>
        <message>
            <source>Allow writing to the file and its folder.</source>
            <translation>Permita escribir en el archivo y en su carpeta.</translation>
        </message>
        <message>
            <source>Also called</source>
            <translation>También llamado</translation>
        </message>
        <message>
            <source>Another program is using the workspace just now.</source>
            <translation>Otro programa está usando ahora el espacio de trabajo.</translation>
        </message>
        <message>
            <source>Another window or program is using the workspace: it is shown as it stood, and nothing is saved.</source>
            <translation>Otra ventana u otro programa está usando el espacio de trabajo: se muestra tal como estaba, y no se guarda nada.</translation>
        </message>
        <message>
            <source>Axis</source>
            <translation>Eje</translation>
        </message>
        <message>
            <source>Between the bands {bands} is a gap: numbers in it get no points.</source>
            <translation>Entre los tramos {bands} hay un hueco: los números que caen en él no reciben puntos.</translation>
        </message>
        <message>
            <source>Between the bands {bands} lie fractions, which get no points.</source>
            <translation>Entre los tramos {bands} hay fracciones, que no reciben puntos.</translation>
        </message>
        <message>
            <source>By</source>
            <translation>Por</translation>
        </message>
        <message>
            <source>Call it something else, and give the column's header as an alias.</source>
            <translation>Llámelo de otra forma y ponga el encabezado de la columna como alias.</translation>
        </message>
        <message>
            <source>Call the tier something else.</source>
            <translation>Dé otro nombre al nivel.</translation>
        </message>
        <message>
            <source>Category “{name}” added</source>
            <translation>Categoría «{name}» añadida</translation>
        </message>
        <message>
            <source>Category “{name}” removed</source>
            <translation>Categoría «{name}» eliminada</translation>
        </message>
        <message>
            <source>Category “{name}”: axis {old} → {new}</source>
            <translation>Categoría «{name}»: eje {old} → {new}</translation>
        </message>
        <message>
            <source>Category “{name}”: cap {old} → {new}</source>
            <translation>Categoría «{name}»: máximo {old} → {new}</translation>
        </message>
        <message>
            <source>Category “{name}”: floor {old} → {new}</source>
            <translation>Categoría «{name}»: mínimo {old} → {new}</translation>
        </message>
        <message>
            <source>Category “{name}”: note rewritten</source>
            <translation>Categoría «{name}»: nota reescrita</translation>
        </message>
        <message>
            <source>Category “{name}”: weight {old} → {new}</source>
            <translation>Categoría «{name}»: peso {old} → {new}</translation>
        </message>
        <message>
            <source>Change log: entry {version} “{text}” removed</source>
            <translation>Registro de cambios: entrada {version} «{text}» eliminada</translation>
        </message>
        <message>
            <source>Change log: {version} {text}</source>
            <translation>Registro de cambios: {version} {text}</translation>
        </message>
        <message>
            <source>Change that.</source>
            <translation>Cambie eso.</translation>
        </message>
        <message>
            <source>Change that: {count} free columns are needed beside the table “{table}”.</source>
            <translation>Cambie eso: hacen falta {count} columnas libres junto a la tabla «{table}».</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Cambios</translation>
        </message>
        <message>
            <source>Check its name and folder.</source>
            <translation>Compruebe su nombre y su carpeta.</translation>
        </message>
        <message>
            <source>Check whether the column is the right one, or write dates.</source>
            <translation>Compruebe si la columna es la correcta, o escriba fechas.</translation>
        </message>
        <message>
            <source>Choose a smaller one.</source>
            <translation>Elija uno menor.</translation>
        </message>
        <message>
            <source>Choose another disk.</source>
            <translation>Elija otro disco.</translation>
        </message>
        <message>
            <source>Choose another file for the copy.</source>
            <translation>Elija otro archivo para la copia.</translation>
        </message>
        <message>
            <source>Choose another file.</source>
            <translation>Elija otro archivo.</translation>
        </message>
        <message>
            <source>Choose another folder.</source>
            <translation>Elija otra carpeta.</translation>
        </message>
        <message>
            <source>Choose another name for the result.</source>
            <translation>Elija otro nombre para el resultado.</translation>
        </message>
        <message>
            <source>Choose another name, or allow overwriting.</source>
            <translation>Elija otro nombre, o permita sobrescribir.</translation>
        </message>
        <message>
            <source>Choose another place.</source>
            <translation>Elija otro lugar.</translation>
        </message>
        <message>
            <source>Choose another.</source>
            <translation>Elija otro.</translation>
        </message>
        <message>
            <source>Close it in other programs, or ask for the right to read it.</source>
            <translation>Ciérrelo en otros programas, o pida permiso para leerlo.</translation>
        </message>
        <message>
            <source>Close it there, or allow writing to it.</source>
            <translation>Ciérrelo allí, o permita escribir en él.</translation>
        </message>
        <message>
            <source>Close it there, or choose another folder.</source>
            <translation>Ciérrelo allí, o elija otra carpeta.</translation>
        </message>
        <message>
            <source>Close it there, then try again.</source>
            <translation>Ciérrelo allí e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>Close it there. If it is open nowhere, a crash left the file {file} behind: delete it.</source>
            <translation>Ciérrelo allí. Si no está abierto en ningún sitio, un fallo dejó atrás el archivo {file}: elimínelo.</translation>
        </message>
        <message>
            <source>Close it, or double quotation marks inside a field.</source>
            <translation>Ciérrelas, o duplique las comillas dentro de un campo.</translation>
        </message>
        <message>
            <source>Close it, unless it is meant.</source>
            <translation>Ciérrelo, salvo que sea intencionado.</translation>
        </message>
        <message>
            <source>Column {letters} has no header; it is called “{name}”.</source>
            <translation>La columna {letters} no tiene encabezado; se llama «{name}».</translation>
        </message>
        <message>
            <source>Column “{column}” has dates with the day first and with the month first: those that can be read both ways stay text.</source>
            <translation>La columna «{column}» tiene fechas con el día delante y con el mes delante: las que se leen de ambos modos quedan como texto.</translation>
        </message>
        <message>
            <source>Column “{column}” has leading zeros: its digits stay text.</source>
            <translation>La columna «{column}» tiene ceros a la izquierda: sus cifras quedan como texto.</translation>
        </message>
        <message>
            <source>Column “{column}” has more than 15 digits: its digits stay text.</source>
            <translation>La columna «{column}» tiene más de 15 cifras: sus cifras quedan como texto.</translation>
        </message>
        <message>
            <source>Column “{column}” is in per cent: 12% was read as 0.12, as a spreadsheet does.</source>
            <translation>La columna «{column}» está en tantos por ciento: 12% se leyó como 0,12, igual que en una hoja de cálculo.</translation>
        </message>
        <message>
            <source>Column “{column}” mixes decimal points and commas: only the plain ones are numbers.</source>
            <translation>La columna «{column}» mezcla puntos y comas decimales: solo los sencillos son números.</translation>
        </message>
        <message>
            <source>Column “{column}”: 1 value with leading zeros or over 15 digits stays text.</source>
            <translation>Columna «{column}»: 1 valor con ceros a la izquierda o más de 15 cifras queda como texto.</translation>
        </message>
        <message>
            <source>Column “{column}”: no date tells day from month; read as day-month-year.</source>
            <translation>Columna «{column}»: ninguna fecha distingue el día del mes; se lee como día-mes-año.</translation>
        </message>
        <message>
            <source>Column “{column}”: no date tells day from month; read as month-day-year.</source>
            <translation>Columna «{column}»: ninguna fecha distingue el día del mes; se lee como mes-día-año.</translation>
        </message>
        <message>
            <source>Column “{column}”: no date tells day from month; read as {order}.</source>
            <translation>Columna «{column}»: ninguna fecha distingue el día del mes; se lee como {order}.</translation>
        </message>
        <message>
            <source>Column “{column}”: texts like {example} may be decimals or thousands; they stay text.</source>
            <translation>Columna «{column}»: textos como {example} pueden ser decimales o millares; quedan como texto.</translation>
        </message>
        <message>
            <source>Column “{column}”: time zones are left out, times stay as written.</source>
            <translation>Columna «{column}»: se omiten las zonas horarias, las horas quedan como están escritas.</translation>
        </message>
        <message>
            <source>Column “{column}”: {count} values with leading zeros or over 15 digits stay text.</source>
            <translation>Columna «{column}»: {count} valores con ceros a la izquierda o más de 15 cifras quedan como texto.</translation>
        </message>
        <message>
            <source>Conditions nest more than {count} levels deep.</source>
            <translation>Las condiciones se anidan más de {count} niveles.</translation>
        </message>
        <message>
            <source>Convert it to a date.</source>
            <translation>Conviértalo en una fecha.</translation>
        </message>
        <message>
            <source>Convert it to a number.</source>
            <translation>Conviértalo en un número.</translation>
        </message>
        <message>
            <source>Convert them to dates.</source>
            <translation>Conviértalos en fechas.</translation>
        </message>
        <message>
            <source>Convert them to numbers.</source>
            <translation>Conviértalos en números.</translation>
        </message>
        <message>
            <source>Correct the address, or clear it.</source>
            <translation>Corrija la dirección, o bórrela.</translation>
        </message>
        <message>
            <source>Correct the addresses, or clear them.</source>
            <translation>Corrija las direcciones, o bórrelas.</translation>
        </message>
        <message>
            <source>Counts to {axis}.</source>
            <translation>Cuenta para {axis}.</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Fecha</translation>
        </message>
        <message>
            <source>Date form day-month-year in column “{column}” ({certain} of 1 distinct date unambiguous).</source>
            <translation>Fechas en forma día-mes-año en la columna «{column}» ({certain} de 1 fecha distinta sin ambigüedad).</translation>
        </message>
        <message>
            <source>Date form day-month-year in column “{column}” ({certain} of {count} distinct dates unambiguous).</source>
            <translation>Fechas en forma día-mes-año en la columna «{column}» ({certain} de {count} fechas distintas sin ambigüedad).</translation>
        </message>
        <message>
            <source>Date form month-day-year in column “{column}” ({certain} of 1 distinct date unambiguous).</source>
            <translation>Fechas en forma mes-día-año en la columna «{column}» ({certain} de 1 fecha distinta sin ambigüedad).</translation>
        </message>
        <message>
            <source>Date form month-day-year in column “{column}” ({certain} of {count} distinct dates unambiguous).</source>
            <translation>Fechas en forma mes-día-año en la columna «{column}» ({certain} de {count} fechas distintas sin ambigüedad).</translation>
        </message>
        <message>
            <source>Date form year-month-day in column “{column}” ({certain} of 1 distinct date unambiguous).</source>
            <translation>Fechas en forma año-mes-día en la columna «{column}» ({certain} de 1 fecha distinta sin ambigüedad).</translation>
        </message>
        <message>
            <source>Date form year-month-day in column “{column}” ({certain} of {count} distinct dates unambiguous).</source>
            <translation>Fechas en forma año-mes-día en la columna «{column}» ({certain} de {count} fechas distintas sin ambigüedad).</translation>
        </message>
        <message>
            <source>Decimal comma in column “{column}” (1 distinct value shows it).</source>
            <translation>Coma decimal en la columna «{column}» (lo muestra 1 valor distinto).</translation>
        </message>
        <message>
            <source>Decimal comma in column “{column}” ({count} distinct values show it).</source>
            <translation>Coma decimal en la columna «{column}» (lo muestran {count} valores distintos).</translation>
        </message>
        <message>
            <source>Decimals {old} → {new}</source>
            <translation>Decimales {old} → {new}</translation>
        </message>
        <message>
            <source>Description rewritten</source>
            <translation>Descripción reescrita</translation>
        </message>
        <message>
            <source>Did you mean “{name}”?</source>
            <translation>¿Quiso decir «{name}»?</translation>
        </message>
        <message>
            <source>Encoding: {encoding}, by its byte order mark.</source>
            <translation>Codificación: {encoding}, por su marca de orden de bytes.</translation>
        </message>
        <message>
            <source>Encoding: {encoding}, by its zero bytes.</source>
            <translation>Codificación: {encoding}, por sus bytes nulos.</translation>
        </message>
        <message>
            <source>Engagement</source>
            <translation>Interacción</translation>
        </message>
        <message>
            <source>Export it from Numbers as .xlsx.</source>
            <translation>Expórtelo desde Numbers como .xlsx.</translation>
        </message>
        <message>
            <source>Export the leads again.</source>
            <translation>Exporte de nuevo los leads.</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Campo</translation>
        </message>
        <message>
            <source>Field “{name}” added: {kind}</source>
            <translation>Campo «{name}» añadido: {kind}</translation>
        </message>
        <message>
            <source>Field “{name}” removed</source>
            <translation>Campo «{name}» eliminado</translation>
        </message>
        <message>
            <source>Field “{name}”: aliases {old} → {new}</source>
            <translation>Campo «{name}»: otros nombres {old} → {new}</translation>
        </message>
        <message>
            <source>Field “{name}”: kind {old} → {new}</source>
            <translation>Campo «{name}»: tipo {old} → {new}</translation>
        </message>
        <message>
            <source>Field “{name}”: note rewritten</source>
            <translation>Campo «{name}»: nota reescrita</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>Campos</translation>
        </message>
        <message>
            <source>Files ending in “{ending}” are not read.</source>
            <translation>Los archivos que terminan en «{ending}» no se leen.</translation>
        </message>
        <message>
            <source>Fill in the key.</source>
            <translation>Complete la clave.</translation>
        </message>
        <message>
            <source>Fill in the keys.</source>
            <translation>Complete las claves.</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Encaje</translation>
        </message>
        <message>
            <source>Five to ten good ones explain a score better; try switching off those that change little.</source>
            <translation>De cinco a diez buenas explican mejor una puntuación; pruebe a desactivar las que cambian poco.</translation>
        </message>
        <message>
            <source>For example 30.</source>
            <translation>Por ejemplo, 30.</translation>
        </message>
        <message>
            <source>Format it as a date.</source>
            <translation>Dele formato de fecha.</translation>
        </message>
        <message>
            <source>Format the cell as text and type the value again.</source>
            <translation>Dé a la celda formato de texto y escriba de nuevo el valor.</translation>
        </message>
        <message>
            <source>Format the cells as text and type the values again.</source>
            <translation>Dé a las celdas formato de texto y escriba de nuevo los valores.</translation>
        </message>
        <message>
            <source>Format them as dates.</source>
            <translation>Deles formato de fecha.</translation>
        </message>
        <message>
            <source>Free some space on it.</source>
            <translation>Libere espacio en él.</translation>
        </message>
        <message>
            <source>Free some space on it; what was saved before is safe.</source>
            <translation>Libere espacio; lo guardado antes está a salvo.</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>Get a fresh copy of it.</source>
            <translation>Consiga una copia nueva.</translation>
        </message>
        <message>
            <source>Get a fresh copy of the file.</source>
            <translation>Consiga una copia nueva del archivo.</translation>
        </message>
        <message>
            <source>Give categories an axis.</source>
            <translation>Dé un eje a las categorías.</translation>
        </message>
        <message>
            <source>Give each a name of its own.</source>
            <translation>Dé a cada uno un nombre propio.</translation>
        </message>
        <message>
            <source>Give each an id of its own.</source>
            <translation>Dé a cada una el suyo.</translation>
        </message>
        <message>
            <source>Give it a lower threshold.</source>
            <translation>Póngale un umbral más bajo.</translation>
        </message>
        <message>
            <source>Give it a value.</source>
            <translation>Dele un valor.</translation>
        </message>
        <message>
            <source>Give it one.</source>
            <translation>Póngale uno.</translation>
        </message>
        <message>
            <source>Give it points.</source>
            <translation>Dele puntos.</translation>
        </message>
        <message>
            <source>Give its rules negative points instead.</source>
            <translation>Dé en su lugar puntos negativos a sus reglas.</translation>
        </message>
        <message>
            <source>Gives</source>
            <translation>Da</translation>
        </message>
        <message>
            <source>Go on in its window.</source>
            <translation>Siga en su ventana.</translation>
        </message>
        <message>
            <source>Grade {grade}: tier {old} → {new}</source>
            <translation>Grado {grade}: nivel {old} → {new}</translation>
        </message>
        <message>
            <source>Grades</source>
            <translation>Grados</translation>
        </message>
        <message>
            <source>Grades by engagement: cut-offs {old} → {new}</source>
            <translation>Grados por interacción: límites {old} → {new}</translation>
        </message>
        <message>
            <source>Grades by fit: cut-offs {old} → {new}</source>
            <translation>Grados por encaje: límites {old} → {new}</translation>
        </message>
        <message>
            <source>How the score is made</source>
            <translation>Cómo se forma la puntuación</translation>
        </message>
        <message>
            <source>It is rounded to 1 decimal.</source>
            <translation>Se redondea a 1 decimal.</translation>
        </message>
        <message>
            <source>It is rounded to whole numbers.</source>
            <translation>Se redondea a números enteros.</translation>
        </message>
        <message>
            <source>It is rounded to {count} decimals.</source>
            <translation>Se redondea a {count} decimales.</translation>
        </message>
        <message>
            <source>It is the only sheet.</source>
            <translation>Es la única hoja.</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Elementos</translation>
        </message>
        <message>
            <source>Join it with “is not blank” where a blank should not count.</source>
            <translation>Combínela con “no está vacío” donde un vacío no deba contar.</translation>
        </message>
        <message>
            <source>Join some, or split the model.</source>
            <translation>Una algunas o divida el modelo.</translation>
        </message>
        <message>
            <source>Join some.</source>
            <translation>Una algunos.</translation>
        </message>
        <message>
            <source>Keep both, or choose the one to keep.</source>
            <translation>Conserve los dos o elija cuál conservar.</translation>
        </message>
        <message>
            <source>Keep it at one of them.</source>
            <translation>Déjelo en uno solo.</translation>
        </message>
        <message>
            <source>Keep one of them.</source>
            <translation>Conserve uno de ellos.</translation>
        </message>
        <message>
            <source>Key {old} → {new}</source>
            <translation>Clave {old} → {new}</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <source>Leads are told apart by {fields}.</source>
            <translation>Los leads se distinguen por {fields}.</translation>
        </message>
        <message>
            <source>Leads below {number} are “{tier}” too: the lowest tier has no lower limit.</source>
            <translation>También los leads por debajo de {number} son «{tier}»: el nivel más bajo no tiene límite inferior.</translation>
        </message>
        <message>
            <source>Leave it out.</source>
            <translation>Quítelo.</translation>
        </message>
        <message>
            <source>Let one begin where the other ends, with “below” for the open end.</source>
            <translation>Haga que uno empiece donde acaba el otro, con “por debajo de” en el final abierto.</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Lista</translation>
        </message>
        <message>
            <source>List “{name}” added: {count} items</source>
            <translation>Lista «{name}» añadida: {count} elementos</translation>
        </message>
        <message>
            <source>List “{name}” removed</source>
            <translation>Lista «{name}» eliminada</translation>
        </message>
        <message>
            <source>List “{name}”: items in another order or number</source>
            <translation>Lista «{name}»: elementos en otro orden u otro número</translation>
        </message>
        <message>
            <source>List “{name}”: note rewritten</source>
            <translation>Lista «{name}»: nota reescrita</translation>
        </message>
        <message>
            <source>List “{name}”: now with {items}</source>
            <translation>Lista «{name}»: ahora con {items}</translation>
        </message>
        <message>
            <source>List “{name}”: now without {items}</source>
            <translation>Lista «{name}»: ahora sin {items}</translation>
        </message>
        <message>
            <source>Lists</source>
            <translation>Listas</translation>
        </message>
        <message>
            <source>Lower the thresholds, or use the percent scale.</source>
            <translation>Baje los umbrales o use la escala de porcentaje.</translation>
        </message>
        <message>
            <source>Lower the thresholds.</source>
            <translation>Baje los umbrales.</translation>
        </message>
        <message>
            <source>Make it first.</source>
            <translation>Créela antes.</translation>
        </message>
        <message>
            <source>Make it one under “fields”, or use another.</source>
            <translation>Cambie su tipo o use otro campo.</translation>
        </message>
        <message>
            <source>Make it, or choose another.</source>
            <translation>Créela, o elija otra.</translation>
        </message>
        <message>
            <source>Mend the formula behind it.</source>
            <translation>Corrija la fórmula que hay detrás.</translation>
        </message>
        <message>
            <source>Mend the formula behind them.</source>
            <translation>Corrija la fórmula que hay detrás de ellas.</translation>
        </message>
        <message>
            <source>Merge the two leads, or choose another key.</source>
            <translation>Combine los dos leads, o elija otra clave.</translation>
        </message>
        <message>
            <source>Merge these leads, or choose another key.</source>
            <translation>Combine estos leads, o elija otra clave.</translation>
        </message>
        <message>
            <source>Move the file yourself, then open Hotsheet again.</source>
            <translation>Mueva usted el archivo y abra Hotsheet de nuevo.</translation>
        </message>
        <message>
            <source>Multiplied by {number}.</source>
            <translation>Se multiplica por {number}.</translation>
        </message>
        <message>
            <source>Name a file in it.</source>
            <translation>Indique un archivo dentro de ella.</translation>
        </message>
        <message>
            <source>Name a model file, a template, or a workbook that Hotsheet scored.</source>
            <translation>Indique un archivo de modelo, una plantilla o un libro que haya puntuado Hotsheet.</translation>
        </message>
        <message>
            <source>Name it {name}.</source>
            <translation>Llámelo {name}.</translation>
        </message>
        <message>
            <source>Name the lead file itself.</source>
            <translation>Indique el propio archivo de leads.</translation>
        </message>
        <message>
            <source>Name {old} → {new}</source>
            <translation>Nombre {old} → {new}</translation>
        </message>
        <message>
            <source>No category counts to {axis}: it is 0 for every lead.</source>
            <translation>Ninguna categoría cuenta para {axis}: es 0 para todos los leads.</translation>
        </message>
        <message>
            <source>No column of the file is a field that the rules of “{model}” use, so every lead would count as blank.</source>
            <translation>Ninguna columna del archivo es un campo que usen las reglas de “{model}”, así que todos los leads contarían como vacíos.</translation>
        </message>
        <message>
            <source>No row with column headers was found: the first rows look like data.</source>
            <translation>No se ha encontrado ninguna fila con encabezados de columna: las primeras filas parecen datos.</translation>
        </message>
        <message>
            <source>No rule uses the field “{name}”.</source>
            <translation>Ninguna regla usa el campo “{name}”.</translation>
        </message>
        <message>
            <source>No rule uses the list “{name}”.</source>
            <translation>Ninguna regla usa la lista “{name}”.</translation>
        </message>
        <message>
            <source>No sheet of the workbook holds a table with headers and rows.</source>
            <translation>Ninguna hoja del libro contiene una tabla con encabezados y filas.</translation>
        </message>
        <message>
            <source>Not above {number} points.</source>
            <translation>No más de {number} puntos.</translation>
        </message>
        <message>
            <source>Not below {number} points.</source>
            <translation>No menos de {number} puntos.</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Nothing is left to look for, so the condition never fires.</source>
            <translation>No queda nada que buscar, así que la condición nunca se cumple.</translation>
        </message>
        <message>
            <source>Of these only the best counts ({group}): {rules}.</source>
            <translation>De estas solo cuenta la mejor ({group}): {rules}.</translation>
        </message>
        <message>
            <source>Only one column was found.</source>
            <translation>Solo se ha encontrado una columna.</translation>
        </message>
        <message>
            <source>Only one column was found; if there should be more, its separator is not , ; tab or |.</source>
            <translation>Solo se ha encontrado una columna; si debería haber más, su separador no es , ; tabulador ni |.</translation>
        </message>
        <message>
            <source>Only sheet “{sheet}” was read (about {count} rows). Another sheet looks like leads too: {others}.</source>
            <translation>Solo se ha leído la hoja «{sheet}» (unas {count} filas). Otra hoja también parece de leads: {others}.</translation>
        </message>
        <message>
            <source>Only sheet “{sheet}” was read (about {count} rows). Other sheets look like leads too: {others}.</source>
            <translation>Solo se ha leído la hoja «{sheet}» (unas {count} filas). Otras hojas también parecen de leads: {others}.</translation>
        </message>
        <message>
            <source>Only the last tier needs no threshold; “{tier}” has none either.</source>
            <translation>Solo el último nivel puede ir sin umbral; «{tier}» tampoco tiene.</translation>
        </message>
        <message>
            <source>Open Hotsheet again: the damaged file is then kept beside a new one.</source>
            <translation>Abra Hotsheet de nuevo: el archivo dañado se conserva junto a uno nuevo.</translation>
        </message>
        <message>
            <source>Open it in Excel and save a copy without a password.</source>
            <translation>Ábralo en Excel y guarde una copia sin contraseña.</translation>
        </message>
        <message>
            <source>Open the file in Excel and save it again.</source>
            <translation>Abra el archivo en Excel y guárdelo de nuevo.</translation>
        </message>
        <message>
            <source>Open the file in Excel, save it, and score it again.</source>
            <translation>Abra el archivo en Excel, guárdelo y puntúelo de nuevo.</translation>
        </message>
        <message>
            <source>Points: {low} at least, no upper limit.</source>
            <translation>Puntos: {low} como mínimo, sin límite superior.</translation>
        </message>
        <message>
            <source>Points: {low} at least, no upper limit; the highest possible sum is {sum}.</source>
            <translation>Puntos: {low} como mínimo, sin límite superior; la suma más alta posible es {sum}.</translation>
        </message>
        <message>
            <source>Points: {low} at least, {high} at most.</source>
            <translation>Puntos: {low} como mínimo, {high} como máximo.</translation>
        </message>
        <message>
            <source>Points: {low} at least, {high} at most; the highest possible sum is {sum}.</source>
            <translation>Puntos: {low} como mínimo, {high} como máximo; la suma más alta posible es {sum}.</translation>
        </message>
        <message>
            <source>Put them in one best-of group if only the best should count.</source>
            <translation>Póngalas en un grupo de “la mejor” si solo debe contar la mejor.</translation>
        </message>
        <message>
            <source>Remove it.</source>
            <translation>Elimínelo.</translation>
        </message>
        <message>
            <source>Remove the signature in Excel (File, Info, View Signatures), or in a copy.</source>
            <translation>Quite la firma en Excel (Archivo, Información, Ver firmas), o en una copia.</translation>
        </message>
        <message>
            <source>Rename or delete it in Excel's Name Manager (it may be hidden there).</source>
            <translation>Cámbiele el nombre o elimínelo en el Administrador de nombres de Excel (puede estar oculto allí).</translation>
        </message>
        <message>
            <source>Rename that sheet.</source>
            <translation>Cambie el nombre de esa hoja.</translation>
        </message>
        <message>
            <source>Replace it by a plain space, or remove it.</source>
            <translation>Sustitúyalo por un espacio normal, o quítelo.</translation>
        </message>
        <message>
            <source>Replace such characters by plain spaces, or remove them.</source>
            <translation>Sustituya esos caracteres por espacios normales, o quítelos.</translation>
        </message>
        <message>
            <source>Round it to {number}.</source>
            <translation>Redondéelo a {number}.</translation>
        </message>
        <message>
            <source>Round it.</source>
            <translation>Redondéelo.</translation>
        </message>
        <message>
            <source>Row {rows} looks like a total or a remark, but is read as a lead: delete it if this is so, or make the leads an Excel table (with the total as its totals row).</source>
            <translation>La fila {rows} parece un total o un comentario, pero se lee como lead: elimínela si es así, o convierta los leads en una tabla de Excel (con el total como su fila de totales).</translation>
        </message>
        <message>
            <source>Row {row} has the headers.</source>
            <translation>La fila {row} tiene los encabezados.</translation>
        </message>
        <message>
            <source>Row {row} is blank or beyond the end of the file.</source>
            <translation>La fila {row} está vacía o más allá del final del archivo.</translation>
        </message>
        <message>
            <source>Row {row} is blank, so it has no headers.</source>
            <translation>La fila {row} está vacía, así que no tiene encabezados.</translation>
        </message>
        <message>
            <source>Row {row} was named as the header row.</source>
            <translation>Se ha indicado la fila {row} como fila de encabezados.</translation>
        </message>
        <message>
            <source>Row {row} was taken for the headers, although not all of it looks like names: check this.</source>
            <translation>Se ha tomado la fila {row} por encabezados, aunque no todo parecen nombres: compruébelo.</translation>
        </message>
        <message>
            <source>Rows {rows} look like totals or remarks, but are read as leads: delete them if this is so, or make the leads an Excel table (with the total as its totals row).</source>
            <translation>Las filas {rows} parecen totales o comentarios, pero se leen como leads: elimínelas si es así, o convierta los leads en una tabla de Excel (con el total como su fila de totales).</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regla</translation>
        </message>
        <message>
            <source>Rule “{name}” added</source>
            <translation>Regla «{name}» añadida</translation>
        </message>
        <message>
            <source>Rule “{name}” added: {what}</source>
            <translation>Regla «{name}» añadida: {what}</translation>
        </message>
        <message>
            <source>Rule “{name}” removed</source>
            <translation>Regla «{name}» eliminada</translation>
        </message>
        <message>
            <source>Rule “{name}”: best-of group {old} → {new}</source>
            <translation>Regla «{name}»: grupo del mejor {old} → {new}</translation>
        </message>
        <message>
            <source>Rule “{name}”: cap {old} → {new}</source>
            <translation>Regla «{name}»: máximo {old} → {new}</translation>
        </message>
        <message>
            <source>Rule “{name}”: category {old} → {new}</source>
            <translation>Regla «{name}»: categoría {old} → {new}</translation>
        </message>
        <message>
            <source>Rule “{name}”: condition {old} → {new}</source>
            <translation>Regla «{name}»: condición {old} → {new}</translation>
        </message>
        <message>
            <source>Rule “{name}”: fading {old} → {new}</source>
            <translation>Regla «{name}»: atenuación {old} → {new}</translation>
        </message>
        <message>
            <source>Rule “{name}”: forced tier {old} → {new}</source>
            <translation>Regla «{name}»: nivel forzado {old} → {new}</translation>
        </message>
        <message>
            <source>Rule “{name}”: label {old} → {new}</source>
            <translation>Regla «{name}»: rótulo {old} → {new}</translation>
        </message>
        <message>
            <source>Rule “{name}”: no longer disqualifies</source>
            <translation>Regla «{name}»: ya no descalifica</translation>
        </message>
        <message>
            <source>Rule “{name}”: note rewritten</source>
            <translation>Regla «{name}»: nota reescrita</translation>
        </message>
        <message>
            <source>Rule “{name}”: now disqualifies</source>
            <translation>Regla «{name}»: ahora descalifica</translation>
        </message>
        <message>
            <source>Rule “{name}”: points for each of {field} {old} → {new}</source>
            <translation>Regla «{name}»: puntos por cada unidad de {field} {old} → {new}</translation>
        </message>
        <message>
            <source>Rule “{name}”: points {old} → {new}</source>
            <translation>Regla «{name}»: puntos {old} → {new}</translation>
        </message>
        <message>
            <source>Rule “{name}”: switched off</source>
            <translation>Regla «{name}»: desactivada</translation>
        </message>
        <message>
            <source>Rule “{name}”: switched on</source>
            <translation>Regla «{name}»: activada</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Reglas</translation>
        </message>
        <message>
            <source>Save a copy without a password.</source>
            <translation>Guarde una copia sin contraseña.</translation>
        </message>
        <message>
            <source>Save and close it there, then try again.</source>
            <translation>Guárdelo y ciérrelo allí, e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>Save it again as CSV UTF-8.</source>
            <translation>Guárdelo de nuevo como CSV UTF-8.</translation>
        </message>
        <message>
            <source>Save it again where it came from.</source>
            <translation>Guárdelo de nuevo en el programa de origen.</translation>
        </message>
        <message>
            <source>Save it as .xlsx in Excel, or as .csv if it is text.</source>
            <translation>Guárdelo como .xlsx en Excel, o como .csv si es texto.</translation>
        </message>
        <message>
            <source>Save it as .xlsx in Excel.</source>
            <translation>Guárdelo como .xlsx en Excel.</translation>
        </message>
        <message>
            <source>Save it as .xlsx in LibreOffice.</source>
            <translation>Guárdelo como .xlsx en LibreOffice.</translation>
        </message>
        <message>
            <source>Save it as UTF-8.</source>
            <translation>Guárdelo como UTF-8.</translation>
        </message>
        <message>
            <source>Save the leads as .xlsx or .csv.</source>
            <translation>Guarde los leads como .xlsx o .csv.</translation>
        </message>
        <message>
            <source>Save the leads as .xlsx, or as .csv, .tsv or .txt with a row of headers.</source>
            <translation>Guarde los leads como .xlsx, o como .csv, .tsv o .txt con una fila de encabezados.</translation>
        </message>
        <message>
            <source>Scale {old} → {new}</source>
            <translation>Escala {old} → {new}</translation>
        </message>
        <message>
            <source>See whether its disk and folder are there.</source>
            <translation>Compruebe que su disco y su carpeta estén ahí.</translation>
        </message>
        <message>
            <source>Separate its entries with commas and close it.</source>
            <translation>Separe sus elementos con comas y ciérrelo.</translation>
        </message>
        <message>
            <source>Separator: comma.</source>
            <translation>Separador: coma.</translation>
        </message>
        <message>
            <source>Separator: semicolon.</source>
            <translation>Separador: punto y coma.</translation>
        </message>
        <message>
            <source>Separator: tab.</source>
            <translation>Separador: tabulador.</translation>
        </message>
        <message>
            <source>Separator: vertical bar.</source>
            <translation>Separador: barra vertical.</translation>
        </message>
        <message>
            <source>Separator: {separator}.</source>
            <translation>Separador: {separator}.</translation>
        </message>
        <message>
            <source>Sheet “{sheet}” looks most like a lead table ({columns} columns, about {rows} rows); not {others}.</source>
            <translation>La hoja «{sheet}» es la que más parece una tabla de leads ({columns} columnas, unas {rows} filas); no {others}.</translation>
        </message>
        <message>
            <source>Sheet “{sheet}” was named.</source>
            <translation>Se ha indicado la hoja «{sheet}».</translation>
        </message>
        <message>
            <source>Shorten it.</source>
            <translation>Acórtelo.</translation>
        </message>
        <message>
            <source>Somebody added to what Hotsheet wrote, and that would be lost:</source>
            <translation>Alguien añadió algo a lo que escribió Hotsheet, y se perdería:</translation>
        </message>
        <message>
            <source>Split the rule.</source>
            <translation>Divida la regla.</translation>
        </message>
        <message>
            <source>Stop sharing it in Excel (Review, Unshare Workbook), then try again.</source>
            <translation>Deje de compartirlo en Excel (Revisar, Dejar de compartir libro) e inténtelo de nuevo.</translation>
        </message>
        <message>
            <source>Summary: broken down by {old} → {new}</source>
            <translation>Resumen: desglosado por {old} → {new}</translation>
        </message>
        <message>
            <source>Summary: daily count {old} → {new}</source>
            <translation>Resumen: recuento diario {old} → {new}</translation>
        </message>
        <message>
            <source>Swap the edges.</source>
            <translation>Intercambie los límites.</translation>
        </message>
        <message>
            <source>Swap them.</source>
            <translation>Intercámbielos.</translation>
        </message>
        <message>
            <source>Switch on one that does.</source>
            <translation>Active una que los dé.</translation>
        </message>
        <message>
            <source>Switched off.</source>
            <translation>Desactivada.</translation>
        </message>
        <message>
            <source>Tell them apart: “why” names rules by label.</source>
            <translation>Distíngalas: “Por qué” nombra las reglas por su nombre.</translation>
        </message>
        <message>
            <source>Templates are: {names}.</source>
            <translation>Las plantillas son: {names}.</translation>
        </message>
        <message>
            <source>The band {band} begins above its end.</source>
            <translation>El tramo {band} empieza por encima de su final.</translation>
        </message>
        <message>
            <source>The band {band} holds no number.</source>
            <translation>El tramo {band} no contiene ningún número.</translation>
        </message>
        <message>
            <source>The bands {bands} overlap: the first one written counts.</source>
            <translation>Los tramos {bands} se solapan: cuenta el primero escrito.</translation>
        </message>
        <message>
            <source>The best-of group “{group}” in “{category}” has one rule only.</source>
            <translation>El grupo de “la mejor” “{group}” en “{category}” tiene una sola regla.</translation>
        </message>
        <message>
            <source>The best-of group “{group}” stands in {places}: those are groups of their own.</source>
            <translation>El grupo de “la mejor” “{group}” está en {places}: son grupos distintos.</translation>
        </message>
        <message>
            <source>The cap limits the size of the points, so it cannot be negative.</source>
            <translation>El tope limita el tamaño de los puntos, así que no puede ser negativo.</translation>
        </message>
        <message>
            <source>The cap {number} has more than {count} decimals.</source>
            <translation>El tope {number} tiene más de {count} decimales.</translation>
        </message>
        <message>
            <source>The cap {number} lies beyond {limit}.</source>
            <translation>El tope {number} queda fuera de {limit}.</translation>
        </message>
        <message>
            <source>The category “{category}” has no rule.</source>
            <translation>La categoría “{category}” no tiene reglas.</translation>
        </message>
        <message>
            <source>The copy could not be written ({reason}).</source>
            <translation>No se pudo escribir la copia ({reason}).</translation>
        </message>
        <message>
            <source>The cut-off {number} has more than {count} decimals.</source>
            <translation>El corte {number} tiene más de {count} decimales.</translation>
        </message>
        <message>
            <source>The cut-off {number} lies beyond {limit}.</source>
            <translation>El corte {number} queda fuera de {limit}.</translation>
        </message>
        <message>
            <source>The cut-offs of {axis} do not fall.</source>
            <translation>Los cortes de {axis} no van de mayor a menor.</translation>
        </message>
        <message>
            <source>The disk is full, so the last change is not saved yet.</source>
            <translation>El disco está lleno, así que el último cambio aún no está guardado.</translation>
        </message>
        <message>
            <source>The disk of the workspace cannot be shared by windows, so one alone can use it at a time.</source>
            <translation>El disco del espacio de trabajo no puede compartirse entre ventanas, así que solo puede usarlo una a la vez.</translation>
        </message>
        <message>
            <source>The edge {number} lies beyond {limit}.</source>
            <translation>El límite {number} queda fuera de {limit}.</translation>
        </message>
        <message>
            <source>The file begins like {encoding} text but is cut short or damaged.</source>
            <translation>El archivo empieza como texto {encoding}, pero está cortado o dañado.</translation>
        </message>
        <message>
            <source>The file cannot be read ({reason}).</source>
            <translation>El archivo no se puede leer ({reason}).</translation>
        </message>
        <message>
            <source>The file does not exist.</source>
            <translation>El archivo no existe.</translation>
        </message>
        <message>
            <source>The file exists already.</source>
            <translation>El archivo ya existe.</translation>
        </message>
        <message>
            <source>The file holds no workbook.</source>
            <translation>El archivo no contiene ningún libro.</translation>
        </message>
        <message>
            <source>The file is cut short.</source>
            <translation>El archivo está cortado.</translation>
        </message>
        <message>
            <source>The file is damaged or cut short ({reason}).</source>
            <translation>El archivo está dañado o cortado ({reason}).</translation>
        </message>
        <message>
            <source>The file is damaged or cut short.</source>
            <translation>El archivo está dañado o cortado.</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>El archivo está vacío.</translation>
        </message>
        <message>
            <source>The file may not be read.</source>
            <translation>No se permite leer el archivo.</translation>
        </message>
        <message>
            <source>The file's parts are encrypted.</source>
            <translation>Las partes del archivo están cifradas.</translation>
        </message>
        <message>
            <source>The first line names the separator: {separator}.</source>
            <translation>La primera línea indica el separador: {separator}.</translation>
        </message>
        <message>
            <source>The first value is the larger one, so the condition never fires.</source>
            <translation>El primer valor es el mayor, así que la condición nunca se cumple.</translation>
        </message>
        <message>
            <source>The floor of “{category}” lies above its cap.</source>
            <translation>El mínimo de “{category}” está por encima de su tope.</translation>
        </message>
        <message>
            <source>The floor {number} has more than {count} decimals.</source>
            <translation>El mínimo {number} tiene más de {count} decimales.</translation>
        </message>
        <message>
            <source>The floor {number} lies beyond {limit}.</source>
            <translation>El mínimo {number} queda fuera de {limit}.</translation>
        </message>
        <message>
            <source>The folder of the workspace cannot be made ({reason}).</source>
            <translation>No se puede crear la carpeta del espacio de trabajo ({reason}).</translation>
        </message>
        <message>
            <source>The folder {folder} does not exist.</source>
            <translation>La carpeta {folder} no existe.</translation>
        </message>
        <message>
            <source>The half-life must be more than 0 days.</source>
            <translation>La vida media debe ser de más de 0 días.</translation>
        </message>
        <message>
            <source>The half-life {number} has more than {count} decimals.</source>
            <translation>La vida media {number} tiene más de {count} decimales.</translation>
        </message>
        <message>
            <source>The half-life {number} lies beyond {limit}.</source>
            <translation>La vida media {number} queda fuera de {limit}.</translation>
        </message>
        <message>
            <source>The header “{name}” is there more than once; column {letters} is “{free}”.</source>
            <translation>El encabezado «{name}» aparece más de una vez; la columna {letters} es «{free}».</translation>
        </message>
        <message>
            <source>The header “{name}” is there more than once; column {letters} is “{free}”. The first is used.</source>
            <translation>El encabezado «{name}» aparece más de una vez; la columna {letters} es «{free}». Se usa la primera.</translation>
        </message>
        <message>
            <source>The highest raw total is {number}, so no lead reaches {tiers}.</source>
            <translation>El total bruto más alto es {number}, así que ningún lead llega a {tiers}.</translation>
        </message>
        <message>
            <source>The highest score is {number}, so no lead reaches {tiers}.</source>
            <translation>La puntuación más alta es {number}, así que ningún lead llega a {tiers}.</translation>
        </message>
        <message>
            <source>The key names a field twice.</source>
            <translation>La clave nombra un campo dos veces.</translation>
        </message>
        <message>
            <source>The label of the band is too long.</source>
            <translation>El nombre del tramo es demasiado largo.</translation>
        </message>
        <message>
            <source>The lead of row {row} is another one by now, so {what} is not given to it.</source>
            <translation>El lead de la fila {row} es ahora otro, así que {what} no se le aplica.</translation>
        </message>
        <message>
            <source>The lead of row {row} is not in the file any more; {what} is kept for when it comes back.</source>
            <translation>El lead de la fila {row} ya no está en el archivo; {what} se conserva para cuando vuelva.</translation>
        </message>
        <message>
            <source>The lead of row {row} stands for several leads by now, so {what} is given to none of them.</source>
            <translation>El lead de la fila {row} corresponde ahora a varios leads, así que {what} no se aplica a ninguno.</translation>
        </message>
        <message>
            <source>The leads on “{before}” were scored before. Scoring “{sheet}” takes that away, with the overrides that were typed there: a workbook has one scoring.</source>
            <translation>Los leads de «{before}» se puntuaron antes. Puntuar «{sheet}» quita eso, junto con las correcciones que se escribieron allí: un libro tiene una sola puntuación.</translation>
        </message>
        <message>
            <source>The leads that were scored in this workbook are not there any more.</source>
            <translation>Los leads que se puntuaron en este libro ya no están.</translation>
        </message>
        <message>
            <source>The letter says how well a lead fits, the digit how engaged it is; each is measured from 0 to 100 on its own categories, so they need not add up to the score.</source>
            <translation>La letra dice cómo encaja un lead y la cifra, cuánto interactúa; cada una se mide de 0 a 100 con sus propias categorías, así que no tienen por qué sumar la puntuación.</translation>
        </message>
        <message>
            <source>The list has more than {count} items.</source>
            <translation>La lista tiene más de {count} elementos.</translation>
        </message>
        <message>
            <source>The list holds an empty item, which matches nothing.</source>
            <translation>La lista contiene un elemento vacío, que no coincide con nada.</translation>
        </message>
        <message>
            <source>The list is empty: what asks for it never fires.</source>
            <translation>La lista está vacía: lo que pregunta por ella nunca se cumple.</translation>
        </message>
        <message>
            <source>The list “{name}” has more than {count} items.</source>
            <translation>La lista “{name}” tiene más de {count} elementos.</translation>
        </message>
        <message>
            <source>The list “{name}” holds an empty item, which matches nothing.</source>
            <translation>La lista “{name}” contiene un elemento vacío, que no coincide con nada.</translation>
        </message>
        <message>
            <source>The list “{name}” is empty: what asks for it never fires.</source>
            <translation>La lista “{name}” está vacía: lo que pregunta por ella nunca se cumple.</translation>
        </message>
        <message>
            <source>The list “{name}” serves e-mail fields; there is none.</source>
            <translation>La lista “{name}” sirve para campos de correo; no hay ninguno.</translation>
        </message>
        <message>
            <source>The model has more than 12 tiers.</source>
            <translation>El modelo tiene más de 12 niveles.</translation>
        </message>
        <message>
            <source>The model has more than {count} rules.</source>
            <translation>El modelo tiene más de {count} reglas.</translation>
        </message>
        <message>
            <source>The model has no category.</source>
            <translation>El modelo no tiene ninguna categoría.</translation>
        </message>
        <message>
            <source>The model has no rules: every lead scores 0.</source>
            <translation>El modelo no tiene reglas: todos los leads puntúan 0.</translation>
        </message>
        <message>
            <source>The model has no tier.</source>
            <translation>El modelo no tiene ningún nivel.</translation>
        </message>
        <message>
            <source>The model has {count} rules.</source>
            <translation>El modelo tiene {count} reglas.</translation>
        </message>
        <message>
            <source>The model “{model}” was changed in another window.</source>
            <translation>El modelo “{model}” se cambió en otra ventana.</translation>
        </message>
        <message>
            <source>The model “{model}” was deleted in another window.</source>
            <translation>El modelo “{model}” se eliminó en otra ventana.</translation>
        </message>
        <message>
            <source>The name of a band has more than {count} letters.</source>
            <translation>El nombre de un tramo tiene más de {count} letras.</translation>
        </message>
        <message>
            <source>The name of a best-of group cannot hold “/”.</source>
            <translation>El nombre de un grupo de “la mejor” no puede llevar “/”.</translation>
        </message>
        <message>
            <source>The name of a best-of group has more than {count} letters.</source>
            <translation>El nombre de un grupo de “la mejor” tiene más de {count} letras.</translation>
        </message>
        <message>
            <source>The name of a category has more than {count} letters.</source>
            <translation>El nombre de una categoría tiene más de {count} letras.</translation>
        </message>
        <message>
            <source>The name of a field has more than {count} letters.</source>
            <translation>El nombre de un campo tiene más de {count} letras.</translation>
        </message>
        <message>
            <source>The name of a list has more than {count} letters.</source>
            <translation>El nombre de una lista tiene más de {count} letras.</translation>
        </message>
        <message>
            <source>The name of a model has more than {count} letters.</source>
            <translation>El nombre de un modelo tiene más de {count} letras.</translation>
        </message>
        <message>
            <source>The name of a rule has more than {count} letters.</source>
            <translation>El nombre de una regla tiene más de {count} letras.</translation>
        </message>
        <message>
            <source>The name of a tier has more than {count} letters.</source>
            <translation>El nombre de un nivel tiene más de {count} letras.</translation>
        </message>
        <message>
            <source>The name of a version has more than {count} letters.</source>
            <translation>El nombre de una versión tiene más de {count} letras.</translation>
        </message>
        <message>
            <source>The name “{name}” has spaces around it or more than one line.</source>
            <translation>El nombre “{name}” lleva espacios alrededor o más de una línea.</translation>
        </message>
        <message>
            <source>The number of points {number} has more than {count} decimals.</source>
            <translation>El número de puntos {number} tiene más de {count} decimales.</translation>
        </message>
        <message>
            <source>The number of points {number} lies beyond {limit}.</source>
            <translation>El número de puntos {number} queda fuera de {limit}.</translation>
        </message>
        <message>
            <source>The order of the categories changed</source>
            <translation>Ha cambiado el orden de las categorías</translation>
        </message>
        <message>
            <source>The order of the fields changed</source>
            <translation>Ha cambiado el orden de los campos</translation>
        </message>
        <message>
            <source>The order of the lists changed</source>
            <translation>Ha cambiado el orden de las listas</translation>
        </message>
        <message>
            <source>The order of the rules changed</source>
            <translation>Ha cambiado el orden de las reglas</translation>
        </message>
        <message>
            <source>The order of the tiers changed</source>
            <translation>Ha cambiado el orden de los niveles</translation>
        </message>
        <message>
            <source>The percent scale allows no negative weight.</source>
            <translation>La escala de porcentaje no admite pesos negativos.</translation>
        </message>
        <message>
            <source>The percent scale needs a cap for “{rule}”.</source>
            <translation>La escala de porcentaje necesita un máximo para «{rule}».</translation>
        </message>
        <message>
            <source>The percent scale needs rules that can give points.</source>
            <translation>La escala de porcentaje necesita reglas que puedan dar puntos.</translation>
        </message>
        <message>
            <source>The rule gives no points.</source>
            <translation>La regla no da puntos.</translation>
        </message>
        <message>
            <source>The rule has no category.</source>
            <translation>La regla no tiene categoría.</translation>
        </message>
        <message>
            <source>The score is the plain sum of points; it can be negative and has no upper limit.</source>
            <translation>La puntuación es la suma simple de los puntos; puede ser negativa y no tiene límite superior.</translation>
        </message>
        <message>
            <source>The score is the sum of points as a percentage of the highest possible sum, from 0 to 100.</source>
            <translation>La puntuación es la suma de los puntos como porcentaje de la suma más alta posible, de 0 a 100.</translation>
        </message>
        <message>
            <source>The score is the sum of points, held between 0 and 100.</source>
            <translation>La puntuación es la suma de los puntos, limitada entre 0 y 100.</translation>
        </message>
        <message>
            <source>The sheet has {count} tables; “{table}” was read.</source>
            <translation>La hoja tiene {count} tablas; se ha leído «{table}».</translation>
        </message>
        <message>
            <source>The sheet is empty.</source>
            <translation>La hoja está vacía.</translation>
        </message>
        <message>
            <source>The table of grades has {count} tiers; it needs 16.</source>
            <translation>La tabla de grados tiene {count} niveles; hacen falta 16.</translation>
        </message>
        <message>
            <source>The text holds a control character.</source>
            <translation>El texto contiene un carácter de control.</translation>
        </message>
        <message>
            <source>The threshold {number} has more than {count} decimals.</source>
            <translation>El umbral {number} tiene más de {count} decimales.</translation>
        </message>
        <message>
            <source>The threshold {number} lies beyond {limit}.</source>
            <translation>El umbral {number} queda fuera de {limit}.</translation>
        </message>
        <message>
            <source>The totals row of the table “{table}” (row {row}) is no lead.</source>
            <translation>La fila de totales de la tabla «{table}» (fila {row}) no es un lead.</translation>
        </message>
        <message>
            <source>The weight {number} has more than {count} decimals.</source>
            <translation>El peso {number} tiene más de {count} decimales.</translation>
        </message>
        <message>
            <source>The weight {number} lies beyond {limit}.</source>
            <translation>El peso {number} queda fuera de {limit}.</translation>
        </message>
        <message>
            <source>The workbook carries no model.</source>
            <translation>El libro no lleva ningún modelo.</translation>
        </message>
        <message>
            <source>The workbook counts days from 1904; its dates were moved to the 1900 system.</source>
            <translation>El libro cuenta los días desde 1904; sus fechas se han pasado al sistema de 1900.</translation>
        </message>
        <message>
            <source>The workbook has no sheet “{sheet}”.</source>
            <translation>El libro no tiene ninguna hoja «{sheet}».</translation>
        </message>
        <message>
            <source>The workbook has no worksheet.</source>
            <translation>El libro no tiene ninguna hoja de cálculo.</translation>
        </message>
        <message>
            <source>The workbook has {what}, which Hotsheet needs for itself.</source>
            <translation>El libro tiene {what}, que Hotsheet necesita para sí.</translation>
        </message>
        <message>
            <source>The workbook is protected by a password.</source>
            <translation>El libro está protegido con una contraseña.</translation>
        </message>
        <message>
            <source>The workspace cannot be reached.</source>
            <translation>No se llega al espacio de trabajo.</translation>
        </message>
        <message>
            <source>The workspace cannot be read ({reason}).</source>
            <translation>No se puede leer el espacio de trabajo ({reason}).</translation>
        </message>
        <message>
            <source>The workspace could not be used ({reason}).</source>
            <translation>No se pudo usar el espacio de trabajo ({reason}).</translation>
        </message>
        <message>
            <source>The workspace is damaged, and cannot be moved aside ({reason}).</source>
            <translation>El espacio de trabajo está dañado y no se puede apartar ({reason}).</translation>
        </message>
        <message>
            <source>The workspace is damaged.</source>
            <translation>El espacio de trabajo está dañado.</translation>
        </message>
        <message>
            <source>The workspace is in a folder that {name} copies, so one window alone can use it at a time.</source>
            <translation>El espacio de trabajo está en una carpeta que copia {name}, así que solo puede usarlo una ventana a la vez.</translation>
        </message>
        <message>
            <source>The workspace is of a newer Hotsheet: it is shown, and nothing is saved in it.</source>
            <translation>El espacio de trabajo es de un Hotsheet más reciente: se muestra, y no se guarda nada en él.</translation>
        </message>
        <message>
            <source>The workspace is on a network drive ({name}), so one window alone can use it at a time.</source>
            <translation>El espacio de trabajo está en una unidad de red ({name}), así que solo puede usarlo una ventana a la vez.</translation>
        </message>
        <message>
            <source>The workspace is on this computer and saves every change as it is made.</source>
            <translation>El espacio de trabajo está en este equipo y guarda cada cambio en cuanto se hace.</translation>
        </message>
        <message>
            <source>The workspace is open in this program already.</source>
            <translation>El espacio de trabajo ya está abierto en este programa.</translation>
        </message>
        <message>
            <source>The workspace may not be written to.</source>
            <translation>No se puede escribir en el espacio de trabajo.</translation>
        </message>
        <message>
            <source>The workspace may not be written to: it is shown, and nothing is saved in it.</source>
            <translation>No se permite escribir en el espacio de trabajo: se muestra, y no se guarda nada en él.</translation>
        </message>
        <message>
            <source>The workspace was damaged. It is kept as {name}, and a new one was made. {sentence}</source>
            <translation>El espacio de trabajo estaba dañado. Se conserva como {name}, y se ha creado uno nuevo. {sentence}</translation>
        </message>
        <message>
            <source>The workspace was opened to be looked into: nothing is saved in it.</source>
            <translation>El espacio de trabajo se abrió solo para consultarlo: no se guarda nada en él.</translation>
        </message>
        <message>
            <source>The {axis} axis of a raw model, which is a percentage, allows no negative weight.</source>
            <translation>El eje {axis} de un modelo bruto, que es un porcentaje, no admite pesos negativos.</translation>
        </message>
        <message>
            <source>The {axis} axis of a raw model, which is a percentage, needs a cap for “{rule}”.</source>
            <translation>El eje {axis} de un modelo bruto, que es un porcentaje, necesita un máximo para «{rule}».</translation>
        </message>
        <message>
            <source>The {axis} axis of a raw model, which is a percentage, needs rules that can give points.</source>
            <translation>El eje {axis} de un modelo bruto, que es un porcentaje, necesita reglas que puedan dar puntos.</translation>
        </message>
        <message>
            <source>The {part} is a block of “key: value” lines.</source>
            <translation>{part} es un bloque de líneas «clave: valor».</translation>
        </message>
        <message>
            <source>There are headers ({where}) but no lead below them.</source>
            <translation>Hay encabezados ({where}), pero ningún lead debajo.</translation>
        </message>
        <message>
            <source>There are more than {count} bands.</source>
            <translation>Hay más de {count} tramos.</translation>
        </message>
        <message>
            <source>There are no bands.</source>
            <translation>No hay tramos.</translation>
        </message>
        <message>
            <source>There is a category “{name}” already.</source>
            <translation>Ya hay una categoría “{name}”.</translation>
        </message>
        <message>
            <source>There is a field “{name}” already.</source>
            <translation>Ya hay un campo “{name}”.</translation>
        </message>
        <message>
            <source>There is a header row (row {row}) but no lead below it.</source>
            <translation>Hay una fila de encabezados (fila {row}), pero ningún lead debajo.</translation>
        </message>
        <message>
            <source>There is a label “{name}” already.</source>
            <translation>Ya hay una regla llamada “{name}”.</translation>
        </message>
        <message>
            <source>There is a list “{name}” already.</source>
            <translation>Ya hay una lista “{name}”.</translation>
        </message>
        <message>
            <source>There is a tier “{tier}” already.</source>
            <translation>Ya hay un nivel “{tier}”.</translation>
        </message>
        <message>
            <source>There is no category “{name}”.</source>
            <translation>No hay ninguna categoría «{name}».</translation>
        </message>
        <message>
            <source>There is no condition “{name}”.</source>
            <translation>No existe la condición “{name}”.</translation>
        </message>
        <message>
            <source>There is no field “{name}”.</source>
            <translation>No existe el campo “{name}”.</translation>
        </message>
        <message>
            <source>There is no list “{name}”.</source>
            <translation>No existe la lista “{name}”.</translation>
        </message>
        <message>
            <source>There is no model file or template “{name}”.</source>
            <translation>No hay ningún archivo de modelo ni plantilla «{name}».</translation>
        </message>
        <message>
            <source>There is no room for our columns at the right of the leads: {what} stands there.</source>
            <translation>No hay sitio para nuestras columnas a la derecha de los leads: allí está {what}.</translation>
        </message>
        <message>
            <source>There is no tier “{name}”.</source>
            <translation>No existe el nivel “{name}”.</translation>
        </message>
        <message>
            <source>These fit: {operators}.</source>
            <translation>Encajan estas: {operators}.</translation>
        </message>
        <message>
            <source>These rules disqualify a lead: {rules}.</source>
            <translation>Estas reglas descalifican a un lead: {rules}.</translation>
        </message>
        <message>
            <source>These rules put a lead in a tier whatever its score: {rules}.</source>
            <translation>Estas reglas ponen a un lead en un nivel sea cual sea su puntuación: {rules}.</translation>
        </message>
        <message>
            <source>This file is not a workspace of Hotsheet.</source>
            <translation>Este archivo no es un espacio de trabajo de Hotsheet.</translation>
        </message>
        <message>
            <source>This file is not text in UTF-8.</source>
            <translation>Este archivo no es texto en UTF-8.</translation>
        </message>
        <message>
            <source>This is a binary workbook (.xlsb).</source>
            <translation>Es un libro binario (.xlsb).</translation>
        </message>
        <message>
            <source>This is a file of Apple Numbers.</source>
            <translation>Es un archivo de Apple Numbers.</translation>
        </message>
        <message>
            <source>This is a folder, not a file.</source>
            <translation>Es una carpeta, no un archivo.</translation>
        </message>
        <message>
            <source>This is a folder, not a workspace.</source>
            <translation>Esto es una carpeta, no un espacio de trabajo.</translation>
        </message>
        <message>
            <source>This is a folder.</source>
            <translation>Es una carpeta.</translation>
        </message>
        <message>
            <source>This is an OpenDocument file.</source>
            <translation>Es un archivo OpenDocument.</translation>
        </message>
        <message>
            <source>This is an old Excel file (.xls) or another old Office document.</source>
            <translation>Es un archivo antiguo de Excel (.xls) u otro documento antiguo de Office.</translation>
        </message>
        <message>
            <source>This is no Excel workbook.</source>
            <translation>No es un libro de Excel.</translation>
        </message>
        <message>
            <source>This is no lead file.</source>
            <translation>No es un archivo de leads.</translation>
        </message>
        <message>
            <source>This is no text file.</source>
            <translation>No es un archivo de texto.</translation>
        </message>
        <message>
            <source>This is no text file: it is full of control characters.</source>
            <translation>No es un archivo de texto: está lleno de caracteres de control.</translation>
        </message>
        <message>
            <source>This is not a Hotsheet model.</source>
            <translation>Esto no es un modelo de Hotsheet.</translation>
        </message>
        <message>
            <source>This is not valid YAML: {reason}.</source>
            <translation>Esto no es YAML válido: {reason}.</translation>
        </message>
        <message>
            <source>This is the lead file itself.</source>
            <translation>Es el propio archivo de leads.</translation>
        </message>
        <message>
            <source>This is the workspace itself.</source>
            <translation>Este es el propio espacio de trabajo.</translation>
        </message>
        <message>
            <source>This is too large to be kept in the workspace.</source>
            <translation>Esto es demasiado grande para guardarlo en el espacio de trabajo.</translation>
        </message>
        <message>
            <source>This model has format version {version}; this Hotsheet reads versions up to {known}.</source>
            <translation>Este modelo tiene la versión de formato {version}; este Hotsheet lee versiones hasta la {known}.</translation>
        </message>
        <message>
            <source>This scoring has no more what your workbook refers to:</source>
            <translation>Esta puntuación ya no tiene aquello a lo que su libro hace referencia:</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Nivel</translation>
        </message>
        <message>
            <source>Tier by grade</source>
            <translation>Nivel por grado</translation>
        </message>
        <message>
            <source>Tier “{name}” added: all the rest</source>
            <translation>Nivel «{name}» añadido: todos los demás</translation>
        </message>
        <message>
            <source>Tier “{name}” added: from {number}</source>
            <translation>Nivel «{name}» añadido: desde {number}</translation>
        </message>
        <message>
            <source>Tier “{name}” removed</source>
            <translation>Nivel «{name}» eliminado</translation>
        </message>
        <message>
            <source>Tier “{name}”: colour {old} → {new}</source>
            <translation>Nivel «{name}»: color {old} → {new}</translation>
        </message>
        <message>
            <source>Tier “{name}”: note rewritten</source>
            <translation>Nivel «{name}»: nota reescrita</translation>
        </message>
        <message>
            <source>Tier “{name}”: threshold all the rest → from {new}</source>
            <translation>Nivel «{name}»: umbral todos los demás → desde {new}</translation>
        </message>
        <message>
            <source>Tier “{name}”: threshold from {old} → all the rest</source>
            <translation>Nivel «{name}»: umbral desde {old} → todos los demás</translation>
        </message>
        <message>
            <source>Tier “{name}”: threshold from {old} → from {new}</source>
            <translation>Nivel «{name}»: umbral desde {old} → desde {new}</translation>
        </message>
        <message>
            <source>Tiers</source>
            <translation>Niveles</translation>
        </message>
        <message>
            <source>Tiers by grade need categories that count to fit and engagement.</source>
            <translation>Los niveles por grado necesitan categorías que cuenten para encaje e interacción.</translation>
        </message>
        <message>
            <source>Tiers come from the table of grades below, not from thresholds.</source>
            <translation>Los niveles salen de la tabla de grados de abajo, no de umbrales.</translation>
        </message>
        <message>
            <source>Tiers now come from the table of grades</source>
            <translation>Los niveles salen ahora de la tabla de grados</translation>
        </message>
        <message>
            <source>Tiers now come from thresholds</source>
            <translation>Los niveles salen ahora de los umbrales</translation>
        </message>
        <message>
            <source>To compare with it, write “{example}”.</source>
            <translation>Para comparar con él, escriba «{example}».</translation>
        </message>
        <message>
            <source>Two rules have the id “{name}”.</source>
            <translation>Dos reglas tienen el identificador “{name}”.</translation>
        </message>
        <message>
            <source>Type the value again, as a text or a number.</source>
            <translation>Escriba de nuevo el valor, como texto o como número.</translation>
        </message>
        <message>
            <source>Type the values again, as texts or numbers.</source>
            <translation>Escriba de nuevo los valores, como textos o como números.</translation>
        </message>
        <message>
            <source>Unprotect it in Excel (Review, Protect Workbook).</source>
            <translation>Desprotéjalo en Excel (Revisar, Proteger libro).</translation>
        </message>
        <message>
            <source>Unprotect it in Excel (Review, Unprotect Sheet).</source>
            <translation>Desprotéjala en Excel (Revisar, Desproteger hoja).</translation>
        </message>
        <message>
            <source>Update Hotsheet to read it.</source>
            <translation>Actualice Hotsheet para leerlo.</translation>
        </message>
        <message>
            <source>Use a whole number from 0 to {count}.</source>
            <translation>Use un número entero de 0 a {count}.</translation>
        </message>
        <message>
            <source>Use no “below”.</source>
            <translation>No use “por debajo de”.</translation>
        </message>
        <message>
            <source>Use up to {count} letters, digits and hyphens.</source>
            <translation>Use hasta {count} letras, cifras y guiones.</translation>
        </message>
        <message>
            <source>Use “to”.</source>
            <translation>Use “hasta”.</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Versión</translation>
        </message>
        <message>
            <source>Version {old} → {new}</source>
            <translation>Versión {old} → {new}</translation>
        </message>
        <message>
            <source>Version {version}. {rules} in {categories}.</source>
            <translation>Versión {version}. {rules} en {categories}.</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Qué</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Cuándo</translation>
        </message>
        <message>
            <source>Without one there is no highest possible total.</source>
            <translation>Sin él no hay un total más alto posible.</translation>
        </message>
        <message>
            <source>Write a date, or clear it.</source>
            <translation>Escriba una fecha, o bórrela.</translation>
        </message>
        <message>
            <source>Write a number, or clear it.</source>
            <translation>Escriba un número, o bórrelo.</translation>
        </message>
        <message>
            <source>Write a value.</source>
            <translation>Escriba un valor.</translation>
        </message>
        <message>
            <source>Write dates, or clear them.</source>
            <translation>Escriba fechas, o bórrelas.</translation>
        </message>
        <message>
            <source>Write it as text.</source>
            <translation>Escríbalo como texto.</translation>
        </message>
        <message>
            <source>Write it without.</source>
            <translation>Escríbalo sin ellos.</translation>
        </message>
        <message>
            <source>Write numbers, or clear them.</source>
            <translation>Escriba números, o bórrelos.</translation>
        </message>
        <message>
            <source>Write the tiers from the highest to the lowest.</source>
            <translation>Escriba los niveles del más alto al más bajo.</translation>
        </message>
        <message>
            <source>Write them as text.</source>
            <translation>Escríbalos como texto.</translation>
        </message>
        <message>
            <source>Write them from the highest to the lowest.</source>
            <translation>Escríbalos de mayor a menor.</translation>
        </message>
        <message>
            <source>Write values.</source>
            <translation>Escriba valores.</translation>
        </message>
        <message>
            <source>Write year-month-day.</source>
            <translation>Escriba año-mes-día.</translation>
        </message>
        <message>
            <source>Write yes or no.</source>
            <translation>Escriba sí o no.</translation>
        </message>
        <message>
            <source>Write {number}; it holds for negative points too.</source>
            <translation>Escriba {number}; vale también para puntos negativos.</translation>
        </message>
        <message>
            <source>Write “below: {number}” if there can be any.</source>
            <translation>Escriba “por debajo de: {number}” si puede haberlas.</translation>
        </message>
        <message>
            <source>all the rest</source>
            <translation>todos los demás</translation>
        </message>
        <message>
            <source>by {field}: {bands}</source>
            <translation>por {field}: {bands}</translation>
        </message>
        <message>
            <source>clamp</source>
            <translation>de 0 a 100</translation>
        </message>
        <message>
            <source>date</source>
            <translation>fecha</translation>
        </message>
        <message>
            <source>disqualifies the lead</source>
            <translation>descalifica al lead</translation>
        </message>
        <message>
            <source>e-mail</source>
            <translation>correo</translation>
        </message>
        <message>
            <source>en</source>
            <translation>es</translation>
        </message>
        <message>
            <source>engagement</source>
            <translation>interacción</translation>
        </message>
        <message>
            <source>fit</source>
            <translation>encaje</translation>
        </message>
        <message>
            <source>halved every {days} days after {field}</source>
            <translation>a la mitad cada {days} días desde {field}</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ninguno</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nada</translation>
        </message>
        <message>
            <source>number</source>
            <translation>número</translation>
        </message>
        <message>
            <source>percent</source>
            <translation>porcentaje de lo posible</translation>
        </message>
        <message>
            <source>puts the lead in tier {tier}</source>
            <translation>pone al lead en el nivel {tier}</translation>
        </message>
        <message>
            <source>raw</source>
            <translation>suma simple</translation>
        </message>
        <message>
            <source>row {row}</source>
            <translation>fila {row}</translation>
        </message>
        <message>
            <source>score {number} or more</source>
            <translation>puntuación {number} o más</translation>
        </message>
        <message>
            <source>text</source>
            <translation>texto</translation>
        </message>
        <message>
            <source>the disk is full.</source>
            <translation>el disco está lleno.</translation>
        </message>
        <message>
            <source>the file could not be written ({reason}).</source>
            <translation>no se ha podido escribir el archivo ({reason}).</translation>
        </message>
        <message>
            <source>the file exists already.</source>
            <translation>el archivo ya existe.</translation>
        </message>
        <message>
            <source>the file is open in another program.</source>
            <translation>el archivo está abierto en otro programa.</translation>
        </message>
        <message>
            <source>the file is read-only.</source>
            <translation>el archivo es de solo lectura.</translation>
        </message>
        <message>
            <source>the file was changed by another program in the meantime, so it was left as it is.</source>
            <translation>otro programa ha cambiado el archivo entretanto, así que se ha dejado como está.</translation>
        </message>
        <message>
            <source>the file would be larger than this disk allows.</source>
            <translation>el archivo sería mayor de lo que permite este disco.</translation>
        </message>
        <message>
            <source>the file's name is not allowed here.</source>
            <translation>el nombre del archivo no se permite aquí.</translation>
        </message>
        <message>
            <source>the folder {folder} does not exist.</source>
            <translation>la carpeta {folder} no existe.</translation>
        </message>
        <message>
            <source>the sheet is protected.</source>
            <translation>la hoja está protegida.</translation>
        </message>
        <message>
            <source>the workbook is digitally signed; any change would make the signature invalid.</source>
            <translation>el libro está firmado digitalmente; cualquier cambio invalidaría la firma.</translation>
        </message>
        <message>
            <source>the workbook is open in {program} by {user}.</source>
            <translation>el libro está abierto en {program} por {user}.</translation>
        </message>
        <message>
            <source>the workbook is open in {program}.</source>
            <translation>el libro está abierto en {program}.</translation>
        </message>
        <message>
            <source>the workbook is read-only, or open in another program.</source>
            <translation>el libro es de solo lectura, o está abierto en otro programa.</translation>
        </message>
        <message>
            <source>the workbook is shared in the old way, with a log of changes that an edit would contradict.</source>
            <translation>el libro está compartido a la manera antigua, con un registro de cambios que una edición contradiría.</translation>
        </message>
        <message>
            <source>the workbook's structure is protected: no sheets may be added.</source>
            <translation>la estructura del libro está protegida: no se pueden añadir hojas.</translation>
        </message>
        <message>
            <source>this disk is read-only.</source>
            <translation>este disco es de solo lectura.</translation>
        </message>
        <message>
            <source>this is a folder.</source>
            <translation>es una carpeta.</translation>
        </message>
        <message>
            <source>writing is not allowed here, or the file is open in another program.</source>
            <translation>aquí no se permite escribir, o el archivo está abierto en otro programa.</translation>
        </message>
        <message>
            <source>yes/no</source>
            <translation>sí/no</translation>
        </message>
        <message>
            <source>{count} NUL characters were left out.</source>
            <translation>Se han omitido {count} caracteres NUL.</translation>
        </message>
        <message>
            <source>{count} blank rows skipped.</source>
            <translation>Se han saltado {count} filas vacías.</translation>
        </message>
        <message>
            <source>{count} categories</source>
            <translation>{count} categorías</translation>
        </message>
        <message>
            <source>{count} category</source>
            <translation>{count} categoría</translation>
        </message>
        <message>
            <source>{count} columns apart from the table left out.</source>
            <translation>Se han dejado fuera {count} columnas separadas de la tabla.</translation>
        </message>
        <message>
            <source>{count} fields are not certain</source>
            <translation>{count} campos no son seguros</translation>
        </message>
        <message>
            <source>{count} formula cells without a computed value, read as blank: open the file in Excel, save it, and read it again.</source>
            <translation>{count} celdas con fórmula sin valor calculado, leídas como vacías: abra el archivo en Excel, guárdelo y léalo de nuevo.</translation>
        </message>
        <message>
            <source>{count} merged ranges among the leads: only the first cell of each has its value.</source>
            <translation>{count} rangos combinados entre los leads: solo la primera celda de cada uno tiene su valor.</translation>
        </message>
        <message>
            <source>{count} of the leads stand in hidden rows (hidden by hand or by a filter) and are read like the others: to leave out what is hidden, copy the visible rows into a new file.</source>
            <translation>{count} de los leads están en filas ocultas (a mano o por un filtro) y se leen como los demás: para dejar fuera lo oculto, copie las filas visibles en un archivo nuevo.</translation>
        </message>
        <message>
            <source>{count} rows above the headers (row {row}) skipped.</source>
            <translation>Se han saltado {count} filas encima de los encabezados (fila {row}).</translation>
        </message>
        <message>
            <source>{count} rows below the table “{table}” (from row {row}) not read: the table does not reach there.</source>
            <translation>No se han leído {count} filas debajo de la tabla «{table}» (desde la fila {row}): la tabla no llega hasta allí.</translation>
        </message>
        <message>
            <source>{count} rows with fewer fields than headers: the missing ones are blank.</source>
            <translation>{count} filas con menos campos que encabezados: los que faltan están vacíos.</translation>
        </message>
        <message>
            <source>{count} rows with more fields than headers: they got columns of their own.</source>
            <translation>{count} filas con más campos que encabezados: tienen columnas propias.</translation>
        </message>
        <message>
            <source>{count} rule</source>
            <translation>{count} regla</translation>
        </message>
        <message>
            <source>{count} rules</source>
            <translation>{count} reglas</translation>
        </message>
        <message>
            <source>{effect} when {condition}</source>
            <translation>{effect} cuando {condition}</translation>
        </message>
        <message>
            <source>{first} and {second}</source>
            <translation>{first} y {second}</translation>
        </message>
        <message>
            <source>{first}, else by {second}</source>
            <translation>{first}; si no, por {second}</translation>
        </message>
        <message>
            <source>{items} and {count} more</source>
            <translation>{items} y {count} más</translation>
        </message>
        <message>
            <source>{lead}: the file says {there} by now, so it counts, and not {what} as typed here.</source>
            <translation>{lead}: el archivo dice ahora {there}, y eso es lo que vale, no {what}, que se escribió aquí.</translation>
        </message>
        <message>
            <source>{number} has more than the 15 digits that a spreadsheet keeps.</source>
            <translation>{number} tiene más de las 15 cifras que guarda una hoja de cálculo.</translation>
        </message>
        <message>
            <source>{number} is no number of days.</source>
            <translation>{number} no es un número de días.</translation>
        </message>
        <message>
            <source>{number} or more</source>
            <translation>{number} o más</translation>
        </message>
        <message>
            <source>{number} point</source>
            <translation>{number} punto</translation>
        </message>
        <message>
            <source>{number} points</source>
            <translation>{number} puntos</translation>
        </message>
        <message>
            <source>{points} for each of {field}</source>
            <translation>{points} por cada unidad de {field}</translation>
        </message>
        <message>
            <source>{points} for each of {field}, at most {cap}</source>
            <translation>{points} por cada unidad de {field}, como máximo {cap}</translation>
        </message>
        <message>
            <source>{rules} can fire for one “{field}” and then add up.</source>
            <translation>{rules} pueden cumplirse para un mismo “{field}” y entonces se suman.</translation>
        </message>
        <message>
            <source>{tier} by {field}, noted above {number}</source>
            <translation>{tier} por {field}, anotado por encima de {number}</translation>
        </message>
        <message>
            <source>“Disqualified” is the name of what is left out of all tiers.</source>
            <translation>«Disqualified» es el nombre de lo que queda fuera de todos los niveles.</translation>
        </message>
        <message>
            <source>“above” is a whole number of leads a day.</source>
            <translation>“Por encima de” es un número entero de leads al día.</translation>
        </message>
        <message>
            <source>“none” also holds for leads where the fields are blank.</source>
            <translation>“ninguna” también se cumple en leads cuyos campos están vacíos.</translation>
        </message>
        <message>
            <source>“{category}” has weight 0: its rules do not count.</source>
            <translation>“{category}” tiene peso 0: sus reglas no cuentan.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell has a no-break or invisible character, so that it equals nothing that looks the same.</source>
            <translation>«{column}»: 1 celda tiene un carácter de no separación o invisible, así que no es igual a nada que parezca lo mismo.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell holds a formula without a computed value; it counts as blank.</source>
            <translation>«{column}»: 1 celda tiene una fórmula sin valor calculado; cuenta como vacía.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell holds an error such as {error}; it counts as blank.</source>
            <translation>«{column}»: 1 celda contiene un error como {error}; cuenta como vacía.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell is TRUE or FALSE and meets no condition here.</source>
            <translation>«{column}»: 1 celda es VERDADERO o FALSO y aquí no cumple ninguna condición.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell is a date stored as text and meets no date condition.</source>
            <translation>«{column}»: 1 celda es una fecha guardada como texto y no cumple ninguna condición de fecha.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell is a date where a number is expected ({example}): Excel turns “1-10” into a date.</source>
            <translation>«{column}»: 1 celda es una fecha donde se espera un número ({example}): Excel convierte «1-10» en una fecha.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell is a date where a text is expected ({example}): Excel turns “1-10” into a date.</source>
            <translation>«{column}»: 1 celda es una fecha donde se espera un texto ({example}): Excel convierte «1-10» en una fecha.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell is a number stored as text and meets no numeric condition.</source>
            <translation>«{column}»: 1 celda es un número guardado como texto y no cumple ninguna condición numérica.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell is a number that hardly means a date.</source>
            <translation>«{column}»: 1 celda es un número que difícilmente es una fecha.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell is a number with decimals or very large, and meets no text condition.</source>
            <translation>«{column}»: 1 celda es un número con decimales o muy grande, y no cumple ninguna condición de texto.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell is a number without a date format; it counts as a date.</source>
            <translation>«{column}»: 1 celda es un número sin formato de fecha; cuenta como fecha.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell is blank, so this lead has no key.</source>
            <translation>«{column}»: 1 celda está vacía, así que este lead no tiene clave.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell is neither yes nor no ({words}) and meets neither condition.</source>
            <translation>«{column}»: 1 celda no es ni sí ni no ({words}) y no cumple ninguna de las dos condiciones.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell is neither yes nor no and meets neither condition.</source>
            <translation>«{column}»: 1 celda no es ni sí ni no y no cumple ninguna de las dos condiciones.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell is not a date.</source>
            <translation>«{column}»: 1 celda no es una fecha.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell is not a number.</source>
            <translation>«{column}»: 1 celda no es un número.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell is not a valid e-mail address.</source>
            <translation>«{column}»: 1 celda no es una dirección de correo válida.</translation>
        </message>
        <message>
            <source>“{column}”: 1 cell repeats the key of a lead further up.</source>
            <translation>«{column}»: 1 celda repite la clave de un lead de más arriba.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells are TRUE or FALSE and meet no condition here.</source>
            <translation>«{column}»: {count} celdas son VERDADERO o FALSO y aquí no cumplen ninguna condición.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells are blank, so these leads have no key.</source>
            <translation>«{column}»: {count} celdas están vacías, así que estos leads no tienen clave.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells are dates stored as text and meet no date condition.</source>
            <translation>«{column}»: {count} celdas son fechas guardadas como texto y no cumplen ninguna condición de fecha.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells are dates where numbers are expected ({example}): Excel turns “1-10” into a date.</source>
            <translation>«{column}»: {count} celdas son fechas donde se esperan números ({example}): Excel convierte «1-10» en una fecha.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells are dates where texts are expected ({example}): Excel turns “1-10” into a date.</source>
            <translation>«{column}»: {count} celdas son fechas donde se esperan textos ({example}): Excel convierte «1-10» en una fecha.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells are neither yes nor no ({words}) and meet neither condition.</source>
            <translation>«{column}»: {count} celdas no son ni sí ni no ({words}) y no cumplen ninguna de las dos condiciones.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells are neither yes nor no and meet neither condition.</source>
            <translation>«{column}»: {count} celdas no son ni sí ni no y no cumplen ninguna de las dos condiciones.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells are not dates.</source>
            <translation>«{column}»: {count} celdas no son fechas.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells are not numbers.</source>
            <translation>«{column}»: {count} celdas no son números.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells are not valid e-mail addresses.</source>
            <translation>«{column}»: {count} celdas no son direcciones de correo válidas.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells are numbers stored as text and meet no numeric condition.</source>
            <translation>«{column}»: {count} celdas son números guardados como texto y no cumplen ninguna condición numérica.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells are numbers that hardly mean a date.</source>
            <translation>«{column}»: {count} celdas son números que difícilmente son fechas.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells are numbers with decimals or very large, and meet no text condition.</source>
            <translation>«{column}»: {count} celdas son números con decimales o muy grandes, y no cumplen ninguna condición de texto.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells are numbers without a date format; they count as dates.</source>
            <translation>«{column}»: {count} celdas son números sin formato de fecha; cuentan como fechas.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells have a no-break or invisible character, so that they equal nothing that looks the same.</source>
            <translation>«{column}»: {count} celdas tienen un carácter de no separación o invisible, así que no son iguales a nada que parezca lo mismo.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells hold a formula without a computed value; they count as blank.</source>
            <translation>«{column}»: {count} celdas tienen una fórmula sin valor calculado; cuentan como vacías.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells hold an error such as {error}; they count as blank.</source>
            <translation>«{column}»: {count} celdas contienen un error como {error}; cuentan como vacías.</translation>
        </message>
        <message>
            <source>“{column}”: {count} cells repeat the key of a lead further up.</source>
            <translation>«{column}»: {count} celdas repiten la clave de un lead de más arriba.</translation>
        </message>
        <message>
            <source>“{key}” is not in the file any more; {what} is kept for when it comes back.</source>
            <translation>“{key}” ya no está en el archivo; {what} se conserva para cuando vuelva.</translation>
        </message>
        <message>
            <source>“{key}” stands for several leads by now, so {what} is given to none of them.</source>
            <translation>“{key}” corresponde ahora a varios leads, así que {what} no se aplica a ninguno.</translation>
        </message>
        <message>
            <source>“{name}” cannot be the id of a rule.</source>
            <translation>“{name}” no puede ser el identificador de una regla.</translation>
        </message>
        <message>
            <source>“{name}” is a name of “{other}” as well.</source>
            <translation>“{name}” es también un nombre de “{other}”.</translation>
        </message>
        <message>
            <source>“{name}” is a {kind} field; a {other} field is needed here.</source>
            <translation>“{name}” es un campo de tipo «{kind}»; aquí hace falta uno de tipo «{other}».</translation>
        </message>
        <message>
            <source>“{name}” stands here twice.</source>
            <translation>«{name}» está aquí dos veces.</translation>
        </message>
        <message>
            <source>“{operator}” does not fit “{field}”, a {kind} field.</source>
            <translation>“{operator}” no encaja con “{field}”, un campo de tipo «{kind}».</translation>
        </message>
        <message>
            <source>“{operator}” wants {wanted}.</source>
            <translation>A “{operator}” le falta lo que busca ({wanted}).</translation>
        </message>
        <message>
            <source>“{rule}” disqualifies, so the tier it forces is never seen.</source>
            <translation>“{rule}” descalifica, así que el nivel que fuerza nunca se ve.</translation>
        </message>
        <message>
            <source>“{rule}” gives 0 points and does nothing else.</source>
            <translation>“{rule}” da 0 puntos y no hace nada más.</translation>
        </message>
        <message>
            <source>“{rule}” has no cap: one busy lead can outweigh all others.</source>
            <translation>“{rule}” no tiene tope: un solo lead muy activo puede pesar más que todos los demás.</translation>
        </message>
        <message>
            <source>“{rule}” has no condition: it holds for every lead.</source>
            <translation>“{rule}” no tiene condición: vale para todos los leads.</translation>
        </message>
        <message>
            <source>“{rule}” is switched off.</source>
            <translation>“{rule}” está desactivada.</translation>
        </message>
        <message>
            <source>“{text}” is no condition.</source>
            <translation>«{text}» no es una condición.</translation>
        </message>
        <message>
            <source>“{text}” is no date.</source>
            <translation>“{text}” no es una fecha.</translation>
        </message>
        <message>
            <source>“{text}” is no number.</source>
            <translation>«{text}» no es un número.</translation>
        </message>
        <message>
            <source>“{text}…” has more than {count} letters.</source>
            <translation>“{text}…” tiene más de {count} letras.</translation>
        </message>
        <message>
            <source>“{tier}”</source>
            <translation>“{tier}”</translation>
        </message>
        <message>
            <source>“{tier}” (from {number})</source>
            <translation>“{tier}” (desde {number})</translation>
        </message>
        <message>
            <source>“{tier}” ({reason})</source>
            <translation>“{tier}” ({reason})</translation>
        </message>
        <message>
            <source>“{tier}” begins above “{other}”, which stands before it.</source>
            <translation>«{tier}» empieza por encima de «{other}», que está antes.</translation>
        </message>
        <message>
            <source>“{tier}” begins where “{other}” does, so no lead is in it.</source>
            <translation>«{tier}» empieza donde «{other}», así que ningún lead está en él.</translation>
        </message>
    </context>
    <context>
        <name>DataPage</name>
        <message>
            <source>Column of “{field}”</source>
            <translation>Columna de «{field}»</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Columnas</translation>
        </message>
        <message>
            <source>Columns ({count} open)</source>
            <translation>Columnas ({count} pendientes)</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Datos</translation>
        </message>
        <message>
            <source>Excel table “{table}” on sheet “{sheet}”: {leads}, {columns}.</source>
            <translation>Tabla de Excel “{table}” en la hoja “{sheet}”: {leads}, {columns}.</translation>
        </message>
        <message>
            <source>Field “{column}” ({kind})</source>
            <translation>Campo «{column}» ({kind})</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Hallazgos</translation>
        </message>
        <message>
            <source>Findings ({count})</source>
            <translation>Hallazgos ({count})</translation>
        </message>
        <message>
            <source>Headers in row {row}: {leads}, {columns}.</source>
            <translation>Encabezados en la fila {row}: {leads}, {columns}.</translation>
        </message>
        <message>
            <source>Read again so</source>
            <translation>Leer de nuevo así</translation>
        </message>
        <message>
            <source>Read it differently</source>
            <translation>Leerlo de otro modo</translation>
        </message>
        <message>
            <source>Read the file again (F5)</source>
            <translation>Volver a leer el archivo (F5)</translation>
        </message>
        <message>
            <source>Sheet “{sheet}”, headers in row {row}: {leads}, {columns}.</source>
            <translation>Hoja “{sheet}”, encabezados en la fila {row}: {leads}, {columns}.</translation>
        </message>
        <message>
            <source>Show the file in its folder</source>
            <translation>Mostrar el archivo en su carpeta</translation>
        </message>
    </context>
    <context>
        <name>DayEditor</name>
        <message>
            <source>Day to compare with</source>
            <translation>Día con el que se compara</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>Primer día</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>Último día</translation>
        </message>
        <message>
            <source>to</source>
            <translation>a</translation>
        </message>
    </context>
    <context>
        <name>DayField</name>
        <message>
            <source>Choose from a calendar</source>
            <translation>Elegir en un calendario</translation>
        </message>
        <message>
            <source>{name}: choose from a calendar</source>
            <translation>{name}: elegir en un calendario</translation>
        </message>
    </context>
    <context>
        <name>DistributionChart</name>
        <message>
            <source>Drag, or press the arrow keys (with Shift: ten at once)</source>
            <translation>Arrastre o pulse las flechas (con Mayús, de diez en diez)</translation>
        </message>
        <message>
            <source>Score distribution</source>
            <translation>Distribución de la puntuación</translation>
        </message>
        <message>
            <source>Score {range}</source>
            <translation>Puntuación {range}</translation>
        </message>
        <message>
            <source>Threshold of {tier}</source>
            <translation>Umbral de {tier}</translation>
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation>{low} a {high}</translation>
        </message>
        <message>
            <source>{tier} from {number}</source>
            <translation>{tier} desde {number}</translation>
        </message>
    </context>
    <context>
        <name>Document</name>
        <message>
            <source>Page {page} of {count}</source>
            <translation>Página {page} de {count}</translation>
        </message>
        <message>
            <source>The printer cannot be reached.</source>
            <translation>No se puede acceder a la impresora.</translation>
        </message>
    </context>
    <context>
        <name>DocumentDialog</name>
        <message>
            <source>1 page was sent to the printer.</source>
            <translation>Se ha enviado 1 página a la impresora.</translation>
        </message>
        <message>
            <source>All that the model does, for whoever uses its scores. It is made from the rules as they are now.</source>
            <translation>Todo lo que hace el modelo, para quien use sus puntuaciones. Se crea a partir de las reglas tal como están ahora.</translation>
        </message>
        <message>
            <source>Model document</source>
            <translation>Documento del modelo</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>Abrirlo</translation>
        </message>
        <message>
            <source>PDF documents</source>
            <translation>Documentos PDF</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>Imprimir…</translation>
        </message>
        <message>
            <source>Save as HTML…</source>
            <translation>Guardar como HTML…</translation>
        </message>
        <message>
            <source>Save as PDF…</source>
            <translation>Guardar como PDF…</translation>
        </message>
        <message>
            <source>Save the document</source>
            <translation>Guardar el documento</translation>
        </message>
        <message>
            <source>Saved as {file}.</source>
            <translation>Guardado como {file}.</translation>
        </message>
        <message>
            <source>The document</source>
            <translation>El documento</translation>
        </message>
        <message>
            <source>Version {version} · {day}</source>
            <translation>Versión {version} · {day}</translation>
        </message>
        <message>
            <source>Web pages</source>
            <translation>Páginas web</translation>
        </message>
        <message>
            <source>Writing {file}</source>
            <translation>Escribiendo {file}</translation>
        </message>
        <message>
            <source>{count} pages were sent to the printer.</source>
            <translation>Se han enviado {count} páginas a la impresora.</translation>
        </message>
        <message>
            <source>“{model}” in words</source>
            <translation>«{model}» en palabras</translation>
        </message>
    </context>
    <context>
        <name>DraftBar</name>
        <message>
            <source>Apply</source>
            <translation>Aplicar</translation>
        </message>
        <message>
            <source>Apply the edit to all leads ({keys})</source>
            <translation>Aplicar el cambio a todos los leads ({keys})</translation>
        </message>
        <message>
            <source>Bring the edit back</source>
            <translation>Recuperar el cambio</translation>
        </message>
        <message>
            <source>Go back to what is applied; the edit can be brought back</source>
            <translation>Volver a lo que está aplicado; el cambio se puede recuperar</translation>
        </message>
        <message>
            <source>Not applied yet</source>
            <translation>Aún sin aplicar</translation>
        </message>
        <message>
            <source>Nothing to apply</source>
            <translation>Nada que aplicar</translation>
        </message>
        <message>
            <source>One thing is missing or wrong; see above.</source>
            <translation>Falta algo o algo no es correcto; véase arriba.</translation>
        </message>
        <message>
            <source>Revert</source>
            <translation>Deshacer el cambio</translation>
        </message>
        <message>
            <source>Reverted</source>
            <translation>Deshecho</translation>
        </message>
        <message>
            <source>{count} things are missing or wrong; see above.</source>
            <translation>Faltan o no son correctas {count} cosas; véase arriba.</translation>
        </message>
    </context>
    <context>
        <name>DropOverlay</name>
        <message>
            <source>Drop to import the model {name}</source>
            <translation>Suelte para importar el modelo {name}</translation>
        </message>
        <message>
            <source>Drop to open {name}</source>
            <translation>Suelte para abrir {name}</translation>
        </message>
    </context>
    <context>
        <name>EmptyEditor</name>
        <message>
            <source>Add the first rule</source>
            <translation>Añadir la primera regla</translation>
        </message>
        <message>
            <source>Choose a rule on the left</source>
            <translation>Elija una regla a la izquierda</translation>
        </message>
        <message>
            <source>Choose a template…</source>
            <translation>Elegir una plantilla…</translation>
        </message>
        <message>
            <source>Choose several to change them together.</source>
            <translation>Elija varias para cambiarlas juntas.</translation>
        </message>
        <message>
            <source>Every lead scores 0. Five to ten good rules are enough to begin with.</source>
            <translation>Todos los leads tienen 0. De cinco a diez buenas reglas bastan para empezar.</translation>
        </message>
        <message>
            <source>Start with a few questions…</source>
            <translation>Empezar con unas preguntas…</translation>
        </message>
        <message>
            <source>This model has no rules yet</source>
            <translation>Este modelo todavía no tiene reglas</translation>
        </message>
    </context>
    <context>
        <name>Export</name>
        <message>
            <source>1 cell that looks like a formula gets an apostrophe in front.</source>
            <translation>1 celda que parece una fórmula lleva un apóstrofo delante.</translation>
        </message>
        <message>
            <source>A .csv file</source>
            <translation>Un archivo .csv</translation>
        </message>
        <message>
            <source>A copy as it is now is kept beside it: “{name}”.</source>
            <translation>Al lado se conserva una copia tal como está ahora: «{name}».</translation>
        </message>
        <message>
            <source>A copy of the workbook</source>
            <translation>Una copia del libro</translation>
        </message>
        <message>
            <source>A new workbook</source>
            <translation>Un libro nuevo</translation>
        </message>
        <message>
            <source>As it was before, it is kept as “{file}”.</source>
            <translation>Tal como estaba antes, se conserva como «{file}».</translation>
        </message>
        <message>
            <source>Columns beside your leads, with live formulas. All else stays as it is.</source>
            <translation>Columnas junto a sus leads, con fórmulas vivas. Todo lo demás queda como está.</translation>
        </message>
        <message>
            <source>Everything else in the workbook stays as it is.</source>
            <translation>Todo lo demás del libro queda como está.</translation>
        </message>
        <message>
            <source>Everything that your workbook holds, with the scores, in another file.</source>
            <translation>Todo lo que contiene su libro, con las puntuaciones, en otro archivo.</translation>
        </message>
        <message>
            <source>Findings that make scores wrong: {count}. The Data page lists them.</source>
            <translation>Hallazgos que dan puntuaciones erróneas: {count}. La página Datos los enumera.</translation>
        </message>
        <message>
            <source>Into the workbook itself</source>
            <translation>En el propio libro</translation>
        </message>
        <message>
            <source>It leaves out: {what}.</source>
            <translation>Deja fuera: {what}.</translation>
        </message>
        <message>
            <source>It takes the place of “{name}”.</source>
            <translation>Ocupa el lugar de «{name}».</translation>
        </message>
        <message>
            <source>Leads and scores as plain values, for other programs.</source>
            <translation>Leads y puntuaciones como simples valores, para otros programas.</translation>
        </message>
        <message>
            <source>Much of “{field}” is stored as text and meets no condition on numbers or dates.</source>
            <translation>Gran parte de «{field}» está guardada como texto y no cumple condiciones de números ni fechas.</translation>
        </message>
        <message>
            <source>New on sheet “{sheet}”: {columns}</source>
            <translation>Nuevo en la hoja «{sheet}»: {columns}</translation>
        </message>
        <message>
            <source>New sheets: {names}.</source>
            <translation>Hojas nuevas: {names}.</translation>
        </message>
        <message>
            <source>No copy of the workbook as it is now is kept.</source>
            <translation>No se conserva ninguna copia del libro tal como está ahora.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Our columns do not touch the leads: when you sort or filter there, take both.</source>
            <translation>Nuestras columnas no tocan los leads: al ordenar o filtrar allí, incluya ambos.</translation>
        </message>
        <message>
            <source>Overrides: {overrides}, reasons: {reasons}; they stand beside their leads.</source>
            <translation>Correcciones: {overrides}, motivos: {reasons}; están junto a sus leads.</translation>
        </message>
        <message>
            <source>Put the columns at {letters}</source>
            <translation>Poner las columnas en {letters}</translation>
        </message>
        <message>
            <source>Renewed on sheet “{sheet}”: {columns}</source>
            <translation>Renovado en la hoja «{sheet}»: {columns}</translation>
        </message>
        <message>
            <source>Rules were changed on the sheets of this workbook. Writing these scores would undo that:</source>
            <translation>Se cambiaron reglas en las hojas de este libro. Escribir estas puntuaciones lo desharía:</translation>
        </message>
        <message>
            <source>Scored by “{model}” as of {day}; its changed rules are kept as version {version} first.</source>
            <translation>Puntuado con “{model}” a fecha de {day}; antes, sus reglas cambiadas se guardan como versión {version}.</translation>
        </message>
        <message>
            <source>Scored by “{model}”, version {version}, as of {day}.</source>
            <translation>Puntuado por «{model}», versión {version}, a fecha de {day}.</translation>
        </message>
        <message>
            <source>Sheets of the earlier scoring that are renewed: {names}.</source>
            <translation>Hojas de la puntuación anterior que se renuevan: {names}.</translation>
        </message>
        <message>
            <source>Sheets with the rules, a summary and a call list come along; the formulas are live.</source>
            <translation>Incluye hojas con las reglas, un resumen y una lista de llamadas; las fórmulas están vivas.</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Mostrar en la carpeta</translation>
        </message>
        <message>
            <source>The Excel table “{table}” grows over them.</source>
            <translation>La tabla de Excel «{table}» crece sobre ellas.</translation>
        </message>
        <message>
            <source>The leads alone with their scores, rules and a summary.</source>
            <translation>Solo los leads con sus puntuaciones, las reglas y un resumen.</translation>
        </message>
        <message>
            <source>The leads of the list are still being looked for.</source>
            <translation>Los leads de la lista aún se están buscando.</translation>
        </message>
        <message>
            <source>The list is as of {day}: tiers that are written may differ from those that it shows.</source>
            <translation>La lista es a fecha de {day}: los niveles que se escriban pueden ser distintos de los que muestra.</translation>
        </message>
        <message>
            <source>The list shows no leads, so there is nothing to write.</source>
            <translation>La lista no muestra ningún lead, así que no hay nada que escribir.</translation>
        </message>
        <message>
            <source>The workbook changed on disk since it was read, so it is left as it is.</source>
            <translation>El libro ha cambiado en el disco desde que se leyó, así que se deja como está.</translation>
        </message>
        <message>
            <source>The workbook is not there any more. The leads are still here, and can be written elsewhere.</source>
            <translation>El libro ya no está. Los leads siguen aquí y se pueden escribir en otro sitio.</translation>
        </message>
        <message>
            <source>The {leads} leads of the list, in its order, with their own columns, then {columns}.</source>
            <translation>Los {leads} leads de la lista, en su orden, con sus propias columnas y luego {columns}.</translation>
        </message>
        <message>
            <source>There is a file of this name already.</source>
            <translation>Ya hay un archivo con este nombre.</translation>
        </message>
        <message>
            <source>Whether somebody changed rules on the workbook's own sheets cannot be seen; the rules here count.</source>
            <translation>No se puede ver si alguien cambió reglas en las hojas del propio libro; valen las reglas de aquí.</translation>
        </message>
        <message>
            <source>Written: {file}.</source>
            <translation>Escrito: {file}.</translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>y {count} más</translation>
        </message>
        <message>
            <source>{count} cells that look like formulas get an apostrophe in front.</source>
            <translation>{count} celdas que parecen fórmulas llevan un apóstrofo delante.</translation>
        </message>
        <message>
            <source>{count} hidden columns ({first}–{last}) hold the workings of the formulas.</source>
            <translation>{count} columnas ocultas ({first}–{last}) contienen los cálculos de las fórmulas.</translation>
        </message>
        <message>
            <source>{count} overrides name no tier of the model: they are written, and do not count.</source>
            <translation>{count} correcciones no nombran ningún nivel del modelo: se escriben y no cuentan.</translation>
        </message>
        <message>
            <source>{leads} leads with their own columns, then {columns}.</source>
            <translation>{leads} leads con sus propias columnas y luego {columns}.</translation>
        </message>
        <message>
            <source>“{file}” holds an override or a reason that the new file would not have.</source>
            <translation>«{file}» contiene una corrección o un motivo que el archivo nuevo no tendría.</translation>
        </message>
        <message>
            <source>“{file}” holds {count} overrides or reasons that the new file would not have.</source>
            <translation>«{file}» contiene {count} correcciones o motivos que el archivo nuevo no tendría.</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>Bring them along</source>
            <translation>Traerlas</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Cancelled; nothing was written.</source>
            <translation>Cancelado; no se ha escrito nada.</translation>
        </message>
        <message>
            <source>Cancelling…</source>
            <translation>Cancelando…</translation>
        </message>
        <message>
            <source>Choose another name</source>
            <translation>Elegir otro nombre</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportar</translation>
        </message>
        <message>
            <source>Export scores</source>
            <translation>Exportar puntuaciones</translation>
        </message>
        <message>
            <source>Export without keeping it</source>
            <translation>Exportar sin guardarla</translation>
        </message>
        <message>
            <source>Finding out what that would change…</source>
            <translation>Averiguando qué cambiaría…</translation>
        </message>
        <message>
            <source>Keeping this version of the rules</source>
            <translation>Guardando esta versión de las reglas</translation>
        </message>
        <message>
            <source>Leave them aside</source>
            <translation>Dejarlas de lado</translation>
        </message>
        <message>
            <source>Let it go</source>
            <translation>Dejar que se pierda</translation>
        </message>
        <message>
            <source>Looking for the leads of the list…</source>
            <translation>Buscando los leads de la lista…</translation>
        </message>
        <message>
            <source>Make a new workbook instead</source>
            <translation>Crear un libro nuevo en su lugar</translation>
        </message>
        <message>
            <source>Other leads were read meanwhile; nothing was written.</source>
            <translation>Mientras tanto se han leído otros leads; no se ha escrito nada.</translation>
        </message>
        <message>
            <source>Overrides of {file}</source>
            <translation>Correcciones de {file}</translation>
        </message>
        <message>
            <source>Read it again</source>
            <translation>Leerlo de nuevo</translation>
        </message>
        <message>
            <source>Reading the overrides of {file}…</source>
            <translation>Leyendo las correcciones de {file}…</translation>
        </message>
        <message>
            <source>Reading the rules of the sheet…</source>
            <translation>Leyendo las reglas de la hoja…</translation>
        </message>
        <message>
            <source>Replace all the same</source>
            <translation>Reemplazar de todos modos</translation>
        </message>
        <message>
            <source>Replace it</source>
            <translation>Reemplazarlo</translation>
        </message>
        <message>
            <source>Scoring</source>
            <translation>Puntuando</translation>
        </message>
        <message>
            <source>Settle the columns</source>
            <translation>Aclarar las columnas</translation>
        </message>
        <message>
            <source>Show the rules</source>
            <translation>Mostrar las reglas</translation>
        </message>
        <message>
            <source>Take the rules over from the sheet</source>
            <translation>Tomar las reglas de la hoja</translation>
        </message>
        <message>
            <source>This version of the rules could not be kept. {error}</source>
            <translation>No se ha podido guardar esta versión de las reglas. {error}</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>What will happen</source>
            <translation>Qué va a pasar</translation>
        </message>
        <message>
            <source>Write all the same</source>
            <translation>Escribir de todos modos</translation>
        </message>
        <message>
            <source>Writing</source>
            <translation>Escribiendo</translation>
        </message>
        <message>
            <source>Writing {file}</source>
            <translation>Escribiendo {file}</translation>
        </message>
    </context>
    <context>
        <name>ExportForm</name>
        <message>
            <source>&amp;Keep a copy of the workbook as it is now</source>
            <translation>&amp;Conservar una copia del libro tal como está ahora</translation>
        </message>
        <message>
            <source>&amp;Leave cells that look like formulas as they are</source>
            <translation>&amp;Dejar como están las celdas que parecen fórmulas</translation>
        </message>
        <message>
            <source>A scored workbook always has this column</source>
            <translation>Un libro puntuado siempre tiene esta columna</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>A fecha de</translation>
        </message>
        <message>
            <source>As of this day</source>
            <translation>A fecha de este día</translation>
        </message>
        <message>
            <source>Browse…</source>
            <translation>Examinar…</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Columnas</translation>
        </message>
        <message>
            <source>Export as</source>
            <translation>Exportar como</translation>
        </message>
        <message>
            <source>File to write</source>
            <translation>Archivo que se escribe</translation>
        </message>
        <message>
            <source>Files of this kind ({ending})</source>
            <translation>Archivos de este tipo ({ending})</translation>
        </message>
        <message>
            <source>For other programs. A spreadsheet would run them as formulas.</source>
            <translation>Para otros programas. Una hoja de cálculo las ejecutaría como fórmulas.</translation>
        </message>
        <message>
            <source>Leads</source>
            <translation>Leads</translation>
        </message>
        <message>
            <source>Leads have overrides: they are always written</source>
            <translation>Hay leads con correcciones: siempre se escriben</translation>
        </message>
        <message>
            <source>The day from which recent activity is counted back</source>
            <translation>El día desde el que se cuenta hacia atrás la actividad reciente</translation>
        </message>
        <message>
            <source>Which leads are written. The ranks are those among them.</source>
            <translation>Qué leads se escriben. Los puestos son los que ocupan entre ellos.</translation>
        </message>
        <message>
            <source>Write the scores</source>
            <translation>Escribir las puntuaciones</translation>
        </message>
        <message>
            <source>all {count}, in the order of the file</source>
            <translation>los {count}, en el orden del archivo</translation>
        </message>
        <message>
            <source>another day</source>
            <translation>otro día</translation>
        </message>
        <message>
            <source>the day shown, {day}</source>
            <translation>el día mostrado, {day}</translation>
        </message>
        <message>
            <source>the {count} of the list, in its order</source>
            <translation>los {count} de la lista, en su orden</translation>
        </message>
        <message>
            <source>the {count} of the view “{view}”, in its order</source>
            <translation>los {count} de la vista «{view}», en su orden</translation>
        </message>
        <message>
            <source>those of the list, once they are found</source>
            <translation>los de la lista, en cuanto se encuentren</translation>
        </message>
        <message>
            <source>today, {day}</source>
            <translation>hoy, {day}</translation>
        </message>
    </context>
    <context>
        <name>FactorRow</name>
        <message>
            <source>1 lead</source>
            <translation>1 lead</translation>
        </message>
        <message>
            <source>A little</source>
            <translation>Poco</translation>
        </message>
        <message>
            <source>A lot</source>
            <translation>Mucho</translation>
        </message>
        <message>
            <source>Company address</source>
            <translation>Dirección de empresa</translation>
        </message>
        <message>
            <source>Days: {column}</source>
            <translation>Días: {column}</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>How much “{factor}” counts</source>
            <translation>Cuánto cuenta «{factor}»</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>Medio</translation>
        </message>
        <message>
            <source>Other values of “{factor}”</source>
            <translation>Otros valores de «{factor}»</translation>
        </message>
        <message>
            <source>Others, separated by ;</source>
            <translation>Otros, separados por ;</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Hasta</translation>
        </message>
        <message>
            <source>Values of “{factor}”</source>
            <translation>Valores de «{factor}»</translation>
        </message>
        <message>
            <source>any</source>
            <translation>cualquiera</translation>
        </message>
        <message>
            <source>contains a word such as …</source>
            <translation>contiene una palabra como …</translation>
        </message>
        <message>
            <source>days</source>
            <translation>días</translation>
        </message>
        <message>
            <source>days ago</source>
            <translation>días</translation>
        </message>
        <message>
            <source>from</source>
            <translation>desde</translation>
        </message>
        <message>
            <source>in “{column}”</source>
            <translation>en «{column}»</translation>
        </message>
        <message>
            <source>is a private or throw-away address</source>
            <translation>es una dirección privada o desechable</translation>
        </message>
        <message>
            <source>is one of …</source>
            <translation>es uno de …</translation>
        </message>
        <message>
            <source>lies in a range</source>
            <translation>está en un intervalo</translation>
        </message>
        <message>
            <source>more than</source>
            <translation>hace más de</translation>
        </message>
        <message>
            <source>says yes</source>
            <translation>dice que sí</translation>
        </message>
        <message>
            <source>the more, the better</source>
            <translation>cuanto más, mejor</translation>
        </message>
        <message>
            <source>to</source>
            <translation>a</translation>
        </message>
        <message>
            <source>was long ago</source>
            <translation>fue hace mucho</translation>
        </message>
        <message>
            <source>was not long ago</source>
            <translation>fue hace poco</translation>
        </message>
        <message>
            <source>within the last</source>
            <translation>en los últimos</translation>
        </message>
        <message>
            <source>{count} leads</source>
            <translation>{count} leads</translation>
        </message>
        <message>
            <source>{points} for each, {most} at most</source>
            <translation>{points} por cada uno, {most} como máximo</translation>
        </message>
    </context>
    <context>
        <name>Failure</name>
        <message>
            <source>Close other programs.</source>
            <translation>Cierre otros programas.</translation>
        </message>
        <message>
            <source>Nothing was lost.</source>
            <translation>No se ha perdido nada.</translation>
        </message>
        <message>
            <source>Something went wrong inside Hotsheet; the details say what.</source>
            <translation>Algo ha fallado dentro de Hotsheet; los detalles dicen qué.</translation>
        </message>
        <message>
            <source>There is not enough memory for this.</source>
            <translation>No hay memoria suficiente para esto.</translation>
        </message>
    </context>
    <context>
        <name>FieldChoice</name>
        <message>
            <source>Choose a field</source>
            <translation>Elegir un campo</translation>
        </message>
    </context>
    <context>
        <name>FieldList</name>
        <message>
            <source>Copy field and value</source>
            <translation>Copiar campo y valor</translation>
        </message>
        <message>
            <source>Copy value</source>
            <translation>Copiar valor</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>Campos</translation>
        </message>
        <message>
            <source>Fields of this lead</source>
            <translation>Campos de este lead</translation>
        </message>
        <message>
            <source>Find a field or value</source>
            <translation>Buscar un campo o valor</translation>
        </message>
        <message>
            <source>Find a field or value of this lead</source>
            <translation>Buscar un campo o valor de este lead</translation>
        </message>
        <message>
            <source>{shown} of {count} shown</source>
            <translation>Se muestran {shown} de {count}</translation>
        </message>
    </context>
    <context>
        <name>FieldModel</name>
        <message>
            <source>Field</source>
            <translation>Campo</translation>
        </message>
        <message>
            <source>Rules ask about it: {rules}</source>
            <translation>Reglas que lo consultan: {rules}</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Valor</translation>
        </message>
        <message>
            <source>blank</source>
            <translation>vacío</translation>
        </message>
    </context>
    <context>
        <name>FieldRow</name>
        <message>
            <source>Column of “{field}”</source>
            <translation>Columna de «{field}»</translation>
        </message>
        <message>
            <source>Let Hotsheet find the column again</source>
            <translation>Dejar que Hotsheet busque de nuevo la columna</translation>
        </message>
        <message>
            <source>Let Hotsheet find the column of “{field}”</source>
            <translation>Dejar que Hotsheet busque la columna de «{field}»</translation>
        </message>
    </context>
    <context>
        <name>FileWatch</name>
        <message>
            <source>Later</source>
            <translation>Más tarde</translation>
        </message>
        <message>
            <source>Reload</source>
            <translation>Volver a leer</translation>
        </message>
        <message>
            <source>The leads stay open here, and can be exported as a new workbook or .csv.</source>
            <translation>Los leads siguen abiertos aquí y se pueden exportar como libro nuevo o .csv.</translation>
        </message>
        <message>
            <source>Your overrides, views and rules stay when it is read again.</source>
            <translation>Sus correcciones, vistas y reglas se mantienen cuando se vuelve a leer.</translation>
        </message>
        <message>
            <source>{file} changed on disk.</source>
            <translation>{file} ha cambiado en el disco.</translation>
        </message>
        <message>
            <source>{file} is no longer in {folder}: it was moved, renamed or deleted.</source>
            <translation>{file} ya no está en {folder}: se ha movido, renombrado o eliminado.</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>1 lead</source>
            <translation>1 lead</translation>
        </message>
        <message>
            <source>Clear all</source>
            <translation>Quitar todo</translation>
        </message>
        <message>
            <source>Disqualified</source>
            <translation>Descalificados</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Buscando…</translation>
        </message>
        <message>
            <source>Overruled by hand</source>
            <translation>Corregidos a mano</translation>
        </message>
        <message>
            <source>Points from {category}</source>
            <translation>Puntos de {category}</translation>
        </message>
        <message>
            <source>Score from {low}</source>
            <translation>Puntuación desde {low}</translation>
        </message>
        <message>
            <source>Score up to {high}</source>
            <translation>Puntuación hasta {high}</translation>
        </message>
        <message>
            <source>Score {low} to {high}</source>
            <translation>Puntuación de {low} a {high}</translation>
        </message>
        <message>
            <source>Take all filters away and show every lead</source>
            <translation>Quitar todos los filtros y mostrar todos los leads</translation>
        </message>
        <message>
            <source>Without disqualified leads</source>
            <translation>Sin leads descalificados</translation>
        </message>
        <message>
            <source>{count} leads</source>
            <translation>{count} leads</translation>
        </message>
        <message>
            <source>{shown} of {count} leads</source>
            <translation>{shown} de {count} leads</translation>
        </message>
    </context>
    <context>
        <name>FilterChip</name>
        <message>
            <source>Remove the filter “{filter}”</source>
            <translation>Quitar el filtro «{filter}»</translation>
        </message>
        <message>
            <source>{filter}: Delete to remove</source>
            <translation>{filter}: Supr para quitarlo</translation>
        </message>
        <message>
            <source>{filter}: click to change, Delete to remove</source>
            <translation>{filter}: clic para cambiarlo, Supr para quitarlo</translation>
        </message>
    </context>
    <context>
        <name>FindingList</name>
        <message>
            <source>All findings</source>
            <translation>Todos los hallazgos</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>Comprobar de nuevo</translation>
        </message>
        <message>
            <source>Choose another column</source>
            <translation>Elegir otra columna</translation>
        </message>
        <message>
            <source>Choose another column for “{field}”</source>
            <translation>Elegir otra columna para «{field}»</translation>
        </message>
        <message>
            <source>Choose its column</source>
            <translation>Elegir su columna</translation>
        </message>
        <message>
            <source>Choose the column of “{field}”</source>
            <translation>Elegir la columna de «{field}»</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Copy the findings as text, to send to whoever keeps the list</source>
            <translation>Copiar los hallazgos como texto, para enviarlos a quien lleva la lista</translation>
        </message>
        <message>
            <source>Everything is in order: nothing odd was found in the columns that the model uses.</source>
            <translation>Todo en orden: no hay nada raro en las columnas que usa el modelo.</translation>
        </message>
        <message>
            <source>Filter findings</source>
            <translation>Filtrar hallazgos</translation>
        </message>
        <message>
            <source>No finding is like that.</source>
            <translation>No hay ningún hallazgo así.</translation>
        </message>
        <message>
            <source>Nothing is changed for you: mend these {place}. Once it is saved, you can read it again here.</source>
            <translation>Hotsheet no cambia nada en su lugar: corríjalos {place}. Cuando lo haya guardado, puede volver a leerlo aquí.</translation>
        </message>
        <message>
            <source>Read the file again and check it</source>
            <translation>Volver a leer el archivo y comprobarlo</translation>
        </message>
        <message>
            <source>Show the lead of cell {cell}</source>
            <translation>Mostrar el lead de la celda {cell}</translation>
        </message>
        <message>
            <source>Show this lead</source>
            <translation>Mostrar este lead</translation>
        </message>
        <message>
            <source>Which findings</source>
            <translation>Qué hallazgos</translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>y {count} más</translation>
        </message>
    </context>
    <context>
        <name>Findings</name>
        <message>
            <source>Answer above the columns; nothing is scored until then.</source>
            <translation>Responda encima de las columnas; hasta entonces no se puntúa nada.</translation>
        </message>
        <message>
            <source>Choose its column, or say that there is none.</source>
            <translation>Elija su columna o diga que no hay ninguna.</translation>
        </message>
        <message>
            <source>Makes scores wrong ({count})</source>
            <translation>Falsea las puntuaciones ({count})</translation>
        </message>
        <message>
            <source>Stands in the way ({count})</source>
            <translation>Impide puntuar ({count})</translation>
        </message>
        <message>
            <source>What to look at {place}:</source>
            <translation>Qué revisar {place}:</translation>
        </message>
        <message>
            <source>Worth a look ({count})</source>
            <translation>Conviene revisarlo ({count})</translation>
        </message>
        <message>
            <source>in {file}</source>
            <translation>en {file}</translation>
        </message>
        <message>
            <source>in {file}, sheet “{sheet}”</source>
            <translation>en {file}, hoja «{sheet}»</translation>
        </message>
        <message>
            <source>{count} of all leads, {share}</source>
            <translation>{count} de todos los leads, {share}</translation>
        </message>
        <message>
            <source>{count} of the filled cells, {share}</source>
            <translation>{count} de las celdas con contenido, {share}</translation>
        </message>
        <message>
            <source>“{field}” has no column, as you chose: its rules see a blank for every lead.</source>
            <translation>«{field}» no tiene columna, como usted eligió: sus reglas ven una celda vacía en cada lead.</translation>
        </message>
        <message>
            <source>“{field}” has no column: its rules see a blank for every lead.</source>
            <translation>«{field}» no tiene columna: sus reglas ven una celda vacía en cada lead.</translation>
        </message>
        <message>
            <source>“{field}”: it is not certain which column it is.</source>
            <translation>«{field}»: no es seguro qué columna es.</translation>
        </message>
    </context>
    <context>
        <name>FirstRows</name>
        <message>
            <source>{row} headers</source>
            <translation>{row} encabezados</translation>
        </message>
    </context>
    <context>
        <name>FreeColumns</name>
        <message>
            <source>Add as {kind} field</source>
            <translation>Añadir como campo de {kind}</translation>
        </message>
        <message>
            <source>Add “{column}” as a field</source>
            <translation>Añadir «{column}» como campo</translation>
        </message>
        <message>
            <source>Columns that no rule can use yet</source>
            <translation>Columnas que todavía no puede usar ninguna regla</translation>
        </message>
        <message>
            <source>Show all {count} columns</source>
            <translation>Mostrar las {count} columnas</translation>
        </message>
    </context>
    <context>
        <name>GradeCell</name>
        <message>
            <source>Grade {grade}: {leads}</source>
            <translation>Grado {grade}: {leads}</translation>
        </message>
    </context>
    <context>
        <name>GradesPanel</name>
        <message>
            <source>A grade says how well a lead fits (A to D) and how engaged it is (1 to 4), beside its score. For that, at least one category of rules must count to fit, and one to engagement.</source>
            <translation>Un grado dice cuánto encaja un lead (de A a D) y cuánto interactúa (de 1 a 4), junto a su puntuación. Para ello, al menos una categoría de reglas debe contar para el encaje y otra para la interacción.</translation>
        </message>
        <message>
            <source>Cut-off of grade {grade}</source>
            <translation>Corte del grado {grade}</translation>
        </message>
        <message>
            <source>Fit ↓   Engagement →</source>
            <translation>Encaje ↓   Interacción →</translation>
        </message>
        <message>
            <source>From which {axis} on, of 100, a lead has {grade}</source>
            <translation>Desde qué {axis}, sobre 100, un lead tiene {grade}</translation>
        </message>
        <message>
            <source>Give a category an axis</source>
            <translation>Dar un eje a una categoría</translation>
        </message>
        <message>
            <source>Grade {grade} must be over {number}, where grade {other} begins.</source>
            <translation>El grado {grade} debe estar por encima de {number}, donde empieza el grado {other}.</translation>
        </message>
        <message>
            <source>Grade {grade} must be under {number}, where grade {other} begins.</source>
            <translation>El grado {grade} debe estar por debajo de {number}, donde empieza el grado {other}.</translation>
        </message>
        <message>
            <source>Grade {grade} must begin between {low} and {high}.</source>
            <translation>El grado {grade} debe empezar entre {low} y {high}.</translation>
        </message>
        <message>
            <source>Tier of grade {grade}</source>
            <translation>Nivel del grado {grade}</translation>
        </message>
        <message>
            <source>Tiers by grade</source>
            <translation>Niveles por grado</translation>
        </message>
        <message>
            <source>Tiers by grade, instead of thresholds</source>
            <translation>Niveles por grado, en lugar de umbrales</translation>
        </message>
        <message>
            <source>Tiers by thresholds</source>
            <translation>Niveles por umbrales</translation>
        </message>
        <message>
            <source>the rest</source>
            <translation>el resto</translation>
        </message>
        <message>
            <source>{grade} begins at</source>
            <translation>{grade} empieza en</translation>
        </message>
    </context>
    <context>
        <name>Grip</name>
        <message>
            <source>Drag to move this condition (Ctrl+Shift+Up, Ctrl+Shift+Down)</source>
            <translation>Arrastre para mover esta condición (Ctrl+Mayús+Arriba, Ctrl+Mayús+Abajo)</translation>
        </message>
        <message>
            <source>Move this condition</source>
            <translation>Mover esta condición</translation>
        </message>
    </context>
    <context>
        <name>GroupBox</name>
        <message>
            <source>Add condition</source>
            <translation>Añadir condición</translation>
        </message>
        <message>
            <source>Add group</source>
            <translation>Añadir grupo</translation>
        </message>
        <message>
            <source>Conditions that are joined in another way, such as “any of these”</source>
            <translation>Condiciones unidas de otro modo, como «alguna de estas»</translation>
        </message>
        <message>
            <source>How the conditions of this group are joined</source>
            <translation>Cómo se unen las condiciones de este grupo</translation>
        </message>
        <message>
            <source>Move this group down</source>
            <translation>Bajar este grupo</translation>
        </message>
        <message>
            <source>Move this group up</source>
            <translation>Subir este grupo</translation>
        </message>
        <message>
            <source>Remove this group with its conditions</source>
            <translation>Quitar este grupo con sus condiciones</translation>
        </message>
        <message>
            <source>Take the conditions out of this group</source>
            <translation>Sacar las condiciones de este grupo</translation>
        </message>
    </context>
    <context>
        <name>History</name>
        <message>
            <source>As it was before it was changed</source>
            <translation>Como estaba antes de cambiarlo</translation>
        </message>
        <message>
            <source>Before version {version} was restored</source>
            <translation>Antes de restaurar la versión {version}</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Cambiado</translation>
        </message>
        <message>
            <source>Keep version {version}</source>
            <translation>Conservar la versión {version}</translation>
        </message>
        <message>
            <source>Keeping a version of “{model}”</source>
            <translation>Conservando una versión de «{model}»</translation>
        </message>
        <message>
            <source>Restore version {version}</source>
            <translation>Restaurar la versión {version}</translation>
        </message>
        <message>
            <source>{differences}; and {count} more</source>
            <translation>{differences}; y {count} más</translation>
        </message>
    </context>
    <context>
        <name>HistoryPanel</name>
        <message>
            <source>Another Hotsheet kept this version; this one cannot read it.</source>
            <translation>Otro Hotsheet conservó esta versión; este no puede leerla.</translation>
        </message>
        <message>
            <source>Change log</source>
            <translation>Registro de cambios</translation>
        </message>
        <message>
            <source>Changed since it was version {version}. Keep this version to come back to it.</source>
            <translation>Cambiado desde la versión {version}. Conserve esta versión para poder volver a ella.</translation>
        </message>
        <message>
            <source>Changed since version {version}</source>
            <translation>Cambiado desde la versión {version}</translation>
        </message>
        <message>
            <source>Changed since version {version}, which is kept.</source>
            <translation>Cambiado desde la versión {version}, que se conserva.</translation>
        </message>
        <message>
            <source>Compared &amp;with</source>
            <translation>Comparado c&amp;on</translation>
        </message>
        <message>
            <source>Differences</source>
            <translation>Diferencias</translation>
        </message>
        <message>
            <source>Export a version</source>
            <translation>Exportar una versión</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportar…</translation>
        </message>
        <message>
            <source>Keep this version</source>
            <translation>Conservar esta versión</translation>
        </message>
        <message>
            <source>Kept as version {version}.</source>
            <translation>Conservado como versión {version}.</translation>
        </message>
        <message>
            <source>Make this version the present model again; undo takes it back</source>
            <translation>Volver a usar esta versión como modelo actual; se puede deshacer</translation>
        </message>
        <message>
            <source>Model files</source>
            <translation>Archivos de modelo</translation>
        </message>
        <message>
            <source>No difference.</source>
            <translation>Ninguna diferencia.</translation>
        </message>
        <message>
            <source>No workspace is open, so no versions are kept.</source>
            <translation>No hay ningún espacio de trabajo abierto, así que no se conservan versiones.</translation>
        </message>
        <message>
            <source>Note on this version</source>
            <translation>Nota sobre esta versión</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Ahora</translation>
        </message>
        <message>
            <source>Reading versions</source>
            <translation>Leyendo versiones</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Restaurar</translation>
        </message>
        <message>
            <source>Save this version as a model file (.yaml)</source>
            <translation>Guardar esta versión como archivo de modelo (.yaml)</translation>
        </message>
        <message>
            <source>The change log is empty: every kept version adds an entry.</source>
            <translation>El registro de cambios está vacío: cada versión conservada añade una entrada.</translation>
        </message>
        <message>
            <source>There is nothing before it to compare with.</source>
            <translation>No hay nada anterior con que compararla.</translation>
        </message>
        <message>
            <source>Version {version}</source>
            <translation>Versión {version}</translation>
        </message>
        <message>
            <source>Version {version}, unchanged. Keep it before you try something out: there is a way back to every version that is kept.</source>
            <translation>Versión {version}, sin cambios. Consérvela antes de probar algo: siempre se puede volver a una versión conservada.</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versiones</translation>
        </message>
        <message>
            <source>What changed, and why</source>
            <translation>Qué ha cambiado y por qué</translation>
        </message>
        <message>
            <source>Writing {file}</source>
            <translation>Escribiendo {file}</translation>
        </message>
        <message>
            <source>the version before</source>
            <translation>la versión anterior</translation>
        </message>
        <message>
            <source>version {version}</source>
            <translation>versión {version}</translation>
        </message>
        <message>
            <source>version {version}, {moment}</source>
            <translation>versión {version}, {moment}</translation>
        </message>
        <message>
            <source>what is there now</source>
            <translation>lo que hay ahora</translation>
        </message>
    </context>
    <context>
        <name>ItemLine</name>
        <message>
            <source>Add a value</source>
            <translation>Añadir un valor</translation>
        </message>
        <message>
            <source>Add a value to the list</source>
            <translation>Añadir un valor a la lista</translation>
        </message>
        <message>
            <source>Enter adds the value. Paste several lines to add them all.</source>
            <translation>Intro añade el valor. Pegue varias líneas para añadirlas todas.</translation>
        </message>
    </context>
    <context>
        <name>JobBar</name>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Cancelling…</source>
            <translation>Cancelando…</translation>
        </message>
    </context>
    <context>
        <name>LeadColumns</name>
        <message>
            <source>Disqualified</source>
            <translation>Descalificado</translation>
        </message>
        <message>
            <source>Engagement</source>
            <translation>Interacción</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Encaje</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>Grado</translation>
        </message>
        <message>
            <source>Model tier</source>
            <translation>Nivel del modelo</translation>
        </message>
        <message>
            <source>Override</source>
            <translation>Corrección</translation>
        </message>
        <message>
            <source>Override reason</source>
            <translation>Motivo de la corrección</translation>
        </message>
        <message>
            <source>Rank</source>
            <translation>Puesto</translation>
        </message>
        <message>
            <source>Raw points</source>
            <translation>Puntos brutos</translation>
        </message>
        <message>
            <source>Row in the file</source>
            <translation>Fila del archivo</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Puntuación</translation>
        </message>
        <message>
            <source>Score, {model}</source>
            <translation>Puntuación, {model}</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Nivel</translation>
        </message>
        <message>
            <source>Tier, {model}</source>
            <translation>Nivel, {model}</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
    </context>
    <context>
        <name>LeadColumnsDialog</name>
        <message>
            <source>Columns</source>
            <translation>Columnas</translation>
        </message>
        <message>
            <source>Columns of the list</source>
            <translation>Columnas de la lista</translation>
        </message>
        <message>
            <source>Columns, those that are ticked are shown</source>
            <translation>Columnas; se muestran las marcadas</translation>
        </message>
        <message>
            <source>Drag to put in order, or use Alt with the arrow keys. The space bar ticks.</source>
            <translation>Arrastre para ordenar, o use Alt con las flechas. La barra espaciadora marca.</translation>
        </message>
        <message>
            <source>Find a column</source>
            <translation>Buscar una columna</translation>
        </message>
        <message>
            <source>Move down (Alt+Down)</source>
            <translation>Bajar (Alt+Abajo)</translation>
        </message>
        <message>
            <source>Move up (Alt+Up)</source>
            <translation>Subir (Alt+Arriba)</translation>
        </message>
        <message>
            <source>Show columns</source>
            <translation>Mostrar columnas</translation>
        </message>
        <message>
            <source>Tick the columns that are shown before anybody chose</source>
            <translation>Marcar las columnas que se muestran si nadie elige</translation>
        </message>
        <message>
            <source>Usual columns</source>
            <translation>Columnas habituales</translation>
        </message>
    </context>
    <context>
        <name>LeadDetails</name>
        <message>
            <source>Disqualified by “{rule}”.</source>
            <translation>Descalificado por «{rule}».</translation>
        </message>
        <message>
            <source>Limit 0–100</source>
            <translation>Límite 0–100</translation>
        </message>
        <message>
            <source>Overruled by hand: {tier}. The model says {model}.</source>
            <translation>Corregido a mano: {tier}. El modelo dice {model}.</translation>
        </message>
        <message>
            <source>Rounding</source>
            <translation>Redondeo</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Puntuación</translation>
        </message>
        <message>
            <source>The override “{override}” names no tier, so the model's word counts.</source>
            <translation>La corrección «{override}» no nombra ningún nivel, así que vale lo que dice el modelo.</translation>
        </message>
        <message>
            <source>{category}: floor or cap</source>
            <translation>{category}: mínimo o máximo</translation>
        </message>
        <message>
            <source>{category}: weight</source>
            <translation>{category}: peso</translation>
        </message>
        <message>
            <source>{points} of {most} possible</source>
            <translation>{points} de {most} posibles</translation>
        </message>
        <message>
            <source>“{rule}” puts it into the tier {tier}.</source>
            <translation>«{rule}» lo pone en el nivel {tier}.</translation>
        </message>
    </context>
    <context>
        <name>LeadDetailsPanel</name>
        <message>
            <source>Choose a lead to see why it scored what it did.</source>
            <translation>Elija un lead para ver por qué tiene su puntuación.</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Detalles</translation>
        </message>
        <message>
            <source>Grade {grade}: fit {fit}, engagement {engagement}</source>
            <translation>Grado {grade}: encaje {fit}, interacción {engagement}</translation>
        </message>
        <message>
            <source>Hide the details</source>
            <translation>Ocultar los detalles</translation>
        </message>
        <message>
            <source>Not ranked</source>
            <translation>Sin puesto</translation>
        </message>
        <message>
            <source>Override</source>
            <translation>Corrección</translation>
        </message>
        <message>
            <source>Rank {rank} of {count}</source>
            <translation>Puesto {rank} de {count}</translation>
        </message>
        <message>
            <source>Row {row} of the file</source>
            <translation>Fila {row} del archivo</translation>
        </message>
        <message>
            <source>Score {score}</source>
            <translation>Puntuación {score}</translation>
        </message>
        <message>
            <source>Test this lead: change its values and see the score move (Ctrl+T)</source>
            <translation>Probar este lead: cambiar sus valores y ver moverse la puntuación (Ctrl+T)</translation>
        </message>
    </context>
    <context>
        <name>LeadFilterDialog</name>
        <message>
            <source>Filter leads</source>
            <translation>Filtrar leads</translation>
        </message>
        <message>
            <source>Show leads</source>
            <translation>Mostrar leads</translation>
        </message>
        <message>
            <source>Show only leads that meet these conditions</source>
            <translation>Mostrar solo los leads que cumplen estas condiciones</translation>
        </message>
    </context>
    <context>
        <name>LeadModel</name>
        <message>
            <source>Overruled by hand: {tier}.</source>
            <translation>Corregido a mano: {tier}.</translation>
        </message>
        <message>
            <source>The cell holds an error and counts as blank: {code}</source>
            <translation>La celda contiene un error y cuenta como vacía: {code}</translation>
        </message>
        <message>
            <source>blank</source>
            <translation>vacío</translation>
        </message>
        <message>
            <source>{column}: click to sort, Shift+click to sort by it as well</source>
            <translation>{column}: clic para ordenar; Mayús+clic para ordenar también por ella</translation>
        </message>
        <message>
            <source>“{tier}” names no tier, so the model's word counts.</source>
            <translation>«{tier}» no es ningún nivel, así que vale lo que dice el modelo.</translation>
        </message>
    </context>
    <context>
        <name>LeadNotice</name>
        <message>
            <source>Show the rules</source>
            <translation>Mostrar las reglas</translation>
        </message>
        <message>
            <source>The leads have no scores yet. {reason}</source>
            <translation>Los leads aún no tienen puntuación. {reason}</translation>
        </message>
        <message>
            <source>The rules have a problem, so these are the scores from before: {reason}</source>
            <translation>Las reglas tienen un problema, así que estas son las puntuaciones de antes: {reason}</translation>
        </message>
    </context>
    <context>
        <name>LeadOverrides</name>
        <message>
            <source>As the model says</source>
            <translation>Como dice el modelo</translation>
        </message>
        <message>
            <source>As the model says ({tier})</source>
            <translation>Como dice el modelo ({tier})</translation>
        </message>
        <message>
            <source>Override of {lead} taken back</source>
            <translation>Corrección de {lead} retirada</translation>
        </message>
        <message>
            <source>Override of {lead}: {tier}</source>
            <translation>Corrección de {lead}: {tier}</translation>
        </message>
        <message>
            <source>The leads were read anew, so an override that was not applied yet does not count.</source>
            <translation>Los leads se han vuelto a leer, así que una corrección que aún no estaba aplicada no cuenta.</translation>
        </message>
        <message>
            <source>What was typed: {typed}</source>
            <translation>Lo que se había escrito: {typed}</translation>
        </message>
        <message>
            <source>{count} leads</source>
            <translation>{count} leads</translation>
        </message>
    </context>
    <context>
        <name>LeadPanel</name>
        <message>
            <source>Another sheet or header row may be chosen on the Data page.</source>
            <translation>En la página Datos se puede elegir otra hoja u otra fila de encabezados.</translation>
        </message>
        <message>
            <source>Back to the order of rank</source>
            <translation>Volver al orden por puesto</translation>
        </message>
        <message>
            <source>Back to “{view}” as it was</source>
            <translation>Volver a «{view}» como estaba</translation>
        </message>
        <message>
            <source>Choose columns…</source>
            <translation>Elegir columnas…</translation>
        </message>
        <message>
            <source>Clear all filters</source>
            <translation>Quitar todos los filtros</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Delete “{view}”</source>
            <translation>Eliminar «{view}»</translation>
        </message>
        <message>
            <source>Fit the width to what is in view</source>
            <translation>Ajustar el ancho a lo que se ve</translation>
        </message>
        <message>
            <source>Hide “{column}”</source>
            <translation>Ocultar «{column}»</translation>
        </message>
        <message>
            <source>Manage views…</source>
            <translation>Administrar vistas…</translation>
        </message>
        <message>
            <source>No lead fits what is asked for</source>
            <translation>Ningún lead cumple lo que se pide</translation>
        </message>
        <message>
            <source>Only: the tier {tier}</source>
            <translation>Solo: el nivel {tier}</translation>
        </message>
        <message>
            <source>Only: {filter}</source>
            <translation>Solo: {filter}</translation>
        </message>
        <message>
            <source>Override…</source>
            <translation>Corregir…</translation>
        </message>
        <message>
            <source>Rename “{view}”…</source>
            <translation>Cambiar el nombre de «{view}»…</translation>
        </message>
        <message>
            <source>Save and manage views</source>
            <translation>Guardar y administrar vistas</translation>
        </message>
        <message>
            <source>Save as a new view…</source>
            <translation>Guardar como vista nueva…</translation>
        </message>
        <message>
            <source>Show what was understood</source>
            <translation>Mostrar lo que se entendió</translation>
        </message>
        <message>
            <source>Sort downwards</source>
            <translation>Ordenar de mayor a menor</translation>
        </message>
        <message>
            <source>Sort upwards</source>
            <translation>Ordenar de menor a mayor</translation>
        </message>
        <message>
            <source>Take a filter away, or look for something else.</source>
            <translation>Quite un filtro o busque otra cosa.</translation>
        </message>
        <message>
            <source>Test this lead…</source>
            <translation>Probar este lead…</translation>
        </message>
        <message>
            <source>This file holds no leads</source>
            <translation>Este archivo no contiene leads</translation>
        </message>
        <message>
            <source>Update “{view}”</source>
            <translation>Actualizar «{view}»</translation>
        </message>
        <message>
            <source>Usual columns and widths</source>
            <translation>Columnas y anchos habituales</translation>
        </message>
    </context>
    <context>
        <name>LeadTable</name>
        <message>
            <source>Leads</source>
            <translation>Leads</translation>
        </message>
    </context>
    <context>
        <name>LeadToolbar</name>
        <message>
            <source>By a field…</source>
            <translation>Por un campo…</translation>
        </message>
        <message>
            <source>By score…</source>
            <translation>Por puntuación…</translation>
        </message>
        <message>
            <source>Choose which columns are shown, and in what order</source>
            <translation>Elegir qué columnas se ven y en qué orden</translation>
        </message>
        <message>
            <source>Clear all filters</source>
            <translation>Quitar todos los filtros</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Columnas</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Detalles</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtrar</translation>
        </message>
        <message>
            <source>Overruled by hand</source>
            <translation>Corregidos a mano</translation>
        </message>
        <message>
            <source>Show only some leads</source>
            <translation>Mostrar solo algunos leads</translation>
        </message>
        <message>
            <source>Show or hide the details of a lead</source>
            <translation>Mostrar u ocultar los detalles de un lead</translation>
        </message>
        <message>
            <source>With points from</source>
            <translation>Con puntos de</translation>
        </message>
        <message>
            <source>Without disqualified leads</source>
            <translation>Sin leads descalificados</translation>
        </message>
    </context>
    <context>
        <name>LeadTrial</name>
        <message>
            <source>An error in the file counts as blank.</source>
            <translation>Un error en el archivo cuenta como vacío.</translation>
        </message>
        <message>
            <source>Neither yes nor no: rules pass it over.</source>
            <translation>Ni sí ni no: las reglas lo pasan por alto.</translation>
        </message>
        <message>
            <source>No date: rules that ask for days pass it over.</source>
            <translation>No es una fecha: las reglas que piden días lo pasan por alto.</translation>
        </message>
        <message>
            <source>No number: rules that compare numbers pass it over.</source>
            <translation>No es un número: las reglas que comparan números lo pasan por alto.</translation>
        </message>
    </context>
    <context>
        <name>LeadTrialDialog</name>
        <message>
            <source>A new lead</source>
            <translation>Un lead nuevo</translation>
        </message>
        <message>
            <source>As before: {score}, {tier}</source>
            <translation>Como antes: {score}, {tier}</translation>
        </message>
        <message>
            <source>Back to the lead of the list</source>
            <translation>Volver al lead de la lista</translation>
        </message>
        <message>
            <source>Change values and see the score move. Nothing in the list is changed.</source>
            <translation>Cambie valores y vea moverse la puntuación. En la lista no cambia nada.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Copy result</source>
            <translation>Copiar el resultado</translation>
        </message>
        <message>
            <source>Empty lead</source>
            <translation>Lead vacío</translation>
        </message>
        <message>
            <source>Grade {grade}: fit {fit}, engagement {engagement}</source>
            <translation>Grado {grade}: encaje {fit}, interacción {engagement}</translation>
        </message>
        <message>
            <source>In the list: {value}</source>
            <translation>En la lista: {value}</translation>
        </message>
        <message>
            <source>Put all values back as they were</source>
            <translation>Devolver todos los valores a como estaban</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Restablecer</translation>
        </message>
        <message>
            <source>Rules ask about it: {rules}</source>
            <translation>Reglas que lo consultan: {rules}</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Puntuación</translation>
        </message>
        <message>
            <source>Score {score}</source>
            <translation>Puntuación {score}</translation>
        </message>
        <message>
            <source>Test a lead</source>
            <translation>Probar un lead</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Nivel</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
        <message>
            <source>Would be rank {rank} of the list</source>
            <translation>Sería el puesto {rank} de la lista</translation>
        </message>
        <message>
            <source>Would not be ranked</source>
            <translation>No tendría puesto</translation>
        </message>
        <message>
            <source>blank</source>
            <translation>vacío</translation>
        </message>
        <message>
            <source>{change} (was {score}, {tier})</source>
            <translation>{change} (antes {score}, {tier})</translation>
        </message>
    </context>
    <context>
        <name>LeadViews</name>
        <message>
            <source>A view needs a name.</source>
            <translation>Una vista necesita un nombre.</translation>
        </message>
        <message>
            <source>All leads</source>
            <translation>Todos los leads</translation>
        </message>
        <message>
            <source>Delete view “{name}”</source>
            <translation>Eliminar la vista «{name}»</translation>
        </message>
        <message>
            <source>Disqualified</source>
            <translation>Descalificados</translation>
        </message>
        <message>
            <source>Move view “{name}”</source>
            <translation>Mover la vista «{name}»</translation>
        </message>
        <message>
            <source>Nurture</source>
            <translation>Por madurar</translation>
        </message>
        <message>
            <source>Overruled</source>
            <translation>Corregidos</translation>
        </message>
        <message>
            <source>Rename view “{name}”</source>
            <translation>Cambiar el nombre de la vista «{name}»</translation>
        </message>
        <message>
            <source>Sales-ready</source>
            <translation>Listos para ventas</translation>
        </message>
        <message>
            <source>Save view “{name}”</source>
            <translation>Guardar la vista «{name}»</translation>
        </message>
        <message>
            <source>There is a view of this name already.</source>
            <translation>Ya hay una vista con este nombre.</translation>
        </message>
        <message>
            <source>Update view “{name}”</source>
            <translation>Actualizar la vista «{name}»</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>Vistas</translation>
        </message>
    </context>
    <context>
        <name>LeadsPage</name>
        <message>
            <source>1 lead copied</source>
            <translation>1 lead copiado</translation>
        </message>
        <message>
            <source>Clear all filters</source>
            <translation>Quitar todos los filtros</translation>
        </message>
        <message>
            <source>Columns…</source>
            <translation>Columnas…</translation>
        </message>
        <message>
            <source>Copy at most {most}, or export them.</source>
            <translation>Copie como máximo {most}, o expórtelos.</translation>
        </message>
        <message>
            <source>Copy leads</source>
            <translation>Copiar leads</translation>
        </message>
        <message>
            <source>Copying {count} leads</source>
            <translation>Copiando {count} leads</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Detalles</translation>
        </message>
        <message>
            <source>Filter by a field…</source>
            <translation>Filtrar por un campo…</translation>
        </message>
        <message>
            <source>Filter by score…</source>
            <translation>Filtrar por puntuación…</translation>
        </message>
        <message>
            <source>Find leads</source>
            <translation>Buscar leads</translation>
        </message>
        <message>
            <source>Leads</source>
            <translation>Leads</translation>
        </message>
        <message>
            <source>Next lead</source>
            <translation>Lead siguiente</translation>
        </message>
        <message>
            <source>Override…</source>
            <translation>Corregir…</translation>
        </message>
        <message>
            <source>Previous lead</source>
            <translation>Lead anterior</translation>
        </message>
        <message>
            <source>Save view…</source>
            <translation>Guardar vista…</translation>
        </message>
        <message>
            <source>Select all leads</source>
            <translation>Seleccionar todos los leads</translation>
        </message>
        <message>
            <source>Test a new lead…</source>
            <translation>Probar un lead nuevo…</translation>
        </message>
        <message>
            <source>Test this lead…</source>
            <translation>Probar este lead…</translation>
        </message>
        <message>
            <source>{count} leads are too many for the clipboard, so nothing was copied.</source>
            <translation>{count} leads son demasiados para el portapapeles, así que no se ha copiado nada.</translation>
        </message>
        <message>
            <source>{count} leads copied</source>
            <translation>{count} leads copiados</translation>
        </message>
    </context>
    <context>
        <name>Left out</name>
        <message>
            <source>1 more Excel table on “{sheet}”</source>
            <translation>1 tabla de Excel más en “{sheet}”</translation>
        </message>
        <message>
            <source>a chart</source>
            <translation>un gráfico</translation>
        </message>
        <message>
            <source>a chart sheet</source>
            <translation>una hoja de gráfico</translation>
        </message>
        <message>
            <source>a data query</source>
            <translation>una consulta de datos</translation>
        </message>
        <message>
            <source>a diagram</source>
            <translation>un diagrama</translation>
        </message>
        <message>
            <source>a dialog sheet</source>
            <translation>una hoja de diálogo</translation>
        </message>
        <message>
            <source>a form control</source>
            <translation>un control de formulario</translation>
        </message>
        <message>
            <source>a link</source>
            <translation>un vínculo</translation>
        </message>
        <message>
            <source>a macro sheet</source>
            <translation>una hoja de macros</translation>
        </message>
        <message>
            <source>a picture</source>
            <translation>una imagen</translation>
        </message>
        <message>
            <source>a pivot table</source>
            <translation>una tabla dinámica</translation>
        </message>
        <message>
            <source>a ribbon of its own</source>
            <translation>una cinta propia</translation>
        </message>
        <message>
            <source>a slicer</source>
            <translation>una segmentación</translation>
        </message>
        <message>
            <source>a timeline</source>
            <translation>una escala de tiempo</translation>
        </message>
        <message>
            <source>an embedded object</source>
            <translation>un objeto incrustado</translation>
        </message>
        <message>
            <source>comments</source>
            <translation>comentarios</translation>
        </message>
        <message>
            <source>conditional formats</source>
            <translation>formatos condicionales</translation>
        </message>
        <message>
            <source>data connections</source>
            <translation>conexiones de datos</translation>
        </message>
        <message>
            <source>defined names: {names}</source>
            <translation>nombres definidos: {names}</translation>
        </message>
        <message>
            <source>drop-down lists and other input checks</source>
            <translation>listas desplegables y otras validaciones</translation>
        </message>
        <message>
            <source>links to other workbooks</source>
            <translation>vínculos a otros libros</translation>
        </message>
        <message>
            <source>macros</source>
            <translation>macros</translation>
        </message>
        <message>
            <source>sheet protection</source>
            <translation>protección de hoja</translation>
        </message>
        <message>
            <source>sparklines</source>
            <translation>minigráficos</translation>
        </message>
        <message>
            <source>that 1 row is hidden on “{sheet}”</source>
            <translation>que 1 fila está oculta en “{sheet}”</translation>
        </message>
        <message>
            <source>that {count} rows are hidden on “{sheet}”</source>
            <translation>que {count} filas están ocultas en “{sheet}”</translation>
        </message>
        <message>
            <source>that {names} are hidden</source>
            <translation>que {names} están ocultas</translation>
        </message>
        <message>
            <source>that {names} is hidden</source>
            <translation>que {names} está oculta</translation>
        </message>
        <message>
            <source>the colours and fonts of 1 cell</source>
            <translation>los colores y fuentes de 1 celda</translation>
        </message>
        <message>
            <source>the colours and fonts of whole columns or bands of rows</source>
            <translation>los colores y fuentes de columnas enteras o franjas de filas</translation>
        </message>
        <message>
            <source>the colours and fonts of {count} cells</source>
            <translation>los colores y fuentes de {count} celdas</translation>
        </message>
        <message>
            <source>the data of pivot tables</source>
            <translation>los datos de tablas dinámicas</translation>
        </message>
        <message>
            <source>the different number formats in {names}</source>
            <translation>los distintos formatos de número de {names}</translation>
        </message>
        <message>
            <source>the formulas in {names} (their values stay)</source>
            <translation>las fórmulas de {names} (sus valores quedan)</translation>
        </message>
        <message>
            <source>the grouping of columns</source>
            <translation>la agrupación de columnas</translation>
        </message>
        <message>
            <source>the grouping of rows</source>
            <translation>la agrupación de filas</translation>
        </message>
        <message>
            <source>the grouping of rows and columns</source>
            <translation>la agrupación de filas y columnas</translation>
        </message>
        <message>
            <source>the number format of {names}</source>
            <translation>el formato de número de {names}</translation>
        </message>
        <message>
            <source>the number formats of {names}</source>
            <translation>los formatos de número de {names}</translation>
        </message>
        <message>
            <source>the row above the headers</source>
            <translation>la fila encima de los encabezados</translation>
        </message>
        <message>
            <source>the sheet “{sheet}”</source>
            <translation>la hoja “{sheet}”</translation>
        </message>
        <message>
            <source>the sheet “{sheet}” (hidden)</source>
            <translation>la hoja “{sheet}” (oculta)</translation>
        </message>
        <message>
            <source>the sheet “{sheet}” (hidden) with {what}</source>
            <translation>la hoja “{sheet}” (oculta) con {what}</translation>
        </message>
        <message>
            <source>the sheet “{sheet}” with {what}</source>
            <translation>la hoja “{sheet}” con {what}</translation>
        </message>
        <message>
            <source>the widths of the columns</source>
            <translation>los anchos de las columnas</translation>
        </message>
        <message>
            <source>the {count} rows above the headers</source>
            <translation>las {count} filas encima de los encabezados</translation>
        </message>
        <message>
            <source>{count} charts</source>
            <translation>{count} gráficos</translation>
        </message>
        <message>
            <source>{count} data queries</source>
            <translation>{count} consultas de datos</translation>
        </message>
        <message>
            <source>{count} diagrams</source>
            <translation>{count} diagramas</translation>
        </message>
        <message>
            <source>{count} embedded objects</source>
            <translation>{count} objetos incrustados</translation>
        </message>
        <message>
            <source>{count} form controls</source>
            <translation>{count} controles de formulario</translation>
        </message>
        <message>
            <source>{count} links</source>
            <translation>{count} vínculos</translation>
        </message>
        <message>
            <source>{count} more Excel tables on “{sheet}”</source>
            <translation>{count} tablas de Excel más en “{sheet}”</translation>
        </message>
        <message>
            <source>{count} pictures</source>
            <translation>{count} imágenes</translation>
        </message>
        <message>
            <source>{count} pivot tables</source>
            <translation>{count} tablas dinámicas</translation>
        </message>
        <message>
            <source>{count} slicers</source>
            <translation>{count} segmentaciones</translation>
        </message>
        <message>
            <source>{count} timelines</source>
            <translation>{count} escalas de tiempo</translation>
        </message>
        <message>
            <source>{what} on “{sheet}”</source>
            <translation>{what} en “{sheet}”</translation>
        </message>
    </context>
    <context>
        <name>ListEditor</name>
        <message>
            <source>Done</source>
            <translation>Listo</translation>
        </message>
        <message>
            <source>Edit as lines…</source>
            <translation>Editar por líneas…</translation>
        </message>
        <message>
            <source>Give this rule values of its own</source>
            <translation>Dar a esta regla valores propios</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Conservar</translation>
        </message>
        <message>
            <source>Keep as a named list</source>
            <translation>Conservar como lista con nombre</translation>
        </message>
        <message>
            <source>Keep these values as a named list…</source>
            <translation>Conservar estos valores como lista con nombre…</translation>
        </message>
        <message>
            <source>More ways to give the values</source>
            <translation>Más formas de dar los valores</translation>
        </message>
        <message>
            <source>Other rules can use the list by this name:</source>
            <translation>Otras reglas pueden usar la lista con este nombre:</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Pegar</translation>
        </message>
        <message>
            <source>Remove all</source>
            <translation>Quitar todo</translation>
        </message>
        <message>
            <source>The list “{name}”, shared by all rules that use it</source>
            <translation>La lista «{name}», compartida por todas las reglas que la usan</translation>
        </message>
        <message>
            <source>Use the list “{name}”</source>
            <translation>Usar la lista «{name}»</translation>
        </message>
        <message>
            <source>Values, one a line</source>
            <translation>Valores, uno por línea</translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>y {count} más</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>&amp;About Hotsheet</source>
            <translation>&amp;Acerca de Hotsheet</translation>
        </message>
        <message>
            <source>&amp;Build a model step by step…</source>
            <translation>&amp;Crear un modelo paso a paso…</translation>
        </message>
        <message>
            <source>&amp;Close leads</source>
            <translation>&amp;Cerrar los leads</translation>
        </message>
        <message>
            <source>&amp;Commands…</source>
            <translation>Ó&amp;rdenes…</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Edición</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;Exportar…</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Archivo</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>&amp;Pantalla completa</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>A&amp;yuda</translation>
        </message>
        <message>
            <source>&amp;History</source>
            <translation>&amp;Historial</translation>
        </message>
        <message>
            <source>&amp;Keep this version</source>
            <translation>&amp;Conservar esta versión</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>&amp;Atajos de teclado</translation>
        </message>
        <message>
            <source>&amp;Leads</source>
            <translation>&amp;Leads</translation>
        </message>
        <message>
            <source>&amp;Look</source>
            <translation>&amp;Aspecto</translation>
        </message>
        <message>
            <source>&amp;Models…</source>
            <translation>&amp;Modelos…</translation>
        </message>
        <message>
            <source>&amp;New window</source>
            <translation>&amp;Ventana nueva</translation>
        </message>
        <message>
            <source>&amp;Open leads…</source>
            <translation>A&amp;brir leads…</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Salir</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Rehacer</translation>
        </message>
        <message>
            <source>&amp;Rules</source>
            <translation>&amp;Reglas</translation>
        </message>
        <message>
            <source>&amp;Templates…</source>
            <translation>&amp;Plantillas…</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Deshacer</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ver</translation>
        </message>
        <message>
            <source>As the system is</source>
            <translation>Como el sistema</translation>
        </message>
        <message>
            <source>Cancelled; nothing was changed.</source>
            <translation>Cancelado; no se ha cambiado nada.</translation>
        </message>
        <message>
            <source>Choose a model</source>
            <translation>Elegir un modelo</translation>
        </message>
        <message>
            <source>Choose columns</source>
            <translation>Elegir columnas</translation>
        </message>
        <message>
            <source>Close without saving</source>
            <translation>Cerrar sin guardar</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Oscuro</translation>
        </message>
        <message>
            <source>Done again: {what}</source>
            <translation>Rehecho: {what}</translation>
        </message>
        <message>
            <source>Import “{name}”</source>
            <translation>Importar «{name}»</translation>
        </message>
        <message>
            <source>It counts as blank for every lead.</source>
            <translation>Cuenta como vacío para todos los leads.</translation>
        </message>
        <message>
            <source>It is not certain which column one of the fields is.</source>
            <translation>No es seguro qué columna es uno de los campos.</translation>
        </message>
        <message>
            <source>It is not certain which columns its fields are. Score with it to settle that.</source>
            <translation>No es seguro qué columnas son sus campos. Puntúe con él para decidirlo.</translation>
        </message>
        <message>
            <source>It is not certain which columns {count} of the fields are.</source>
            <translation>No es seguro qué columnas son {count} de los campos.</translation>
        </message>
        <message>
            <source>Kept as version {version}.</source>
            <translation>Conservado como versión {version}.</translation>
        </message>
        <message>
            <source>L&amp;anguage</source>
            <translation>&amp;Idioma</translation>
        </message>
        <message>
            <source>Leads are scored once that is settled.</source>
            <translation>Los leads se puntúan en cuanto se aclare.</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Claro</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modelo</translation>
        </message>
        <message>
            <source>Model &amp;document…</source>
            <translation>&amp;Documento del modelo…</translation>
        </message>
        <message>
            <source>Model “{name}”</source>
            <translation>Modelo «{name}»</translation>
        </message>
        <message>
            <source>No workspace is open, so no versions are kept.</source>
            <translation>No hay ningún espacio de trabajo abierto, así que no se conservan versiones.</translation>
        </message>
        <message>
            <source>None yet</source>
            <translation>Todavía ninguno</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>Abrir &amp;recientes</translation>
        </message>
        <message>
            <source>Open the &amp;sample</source>
            <translation>Abrir el eje&amp;mplo</translation>
        </message>
        <message>
            <source>Re&amp;load leads</source>
            <translation>Vo&amp;lver a cargar los leads</translation>
        </message>
        <message>
            <source>Recent file</source>
            <translation>Archivo reciente</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regla</translation>
        </message>
        <message>
            <source>Say which columns are its fields, or choose another model.</source>
            <translation>Diga qué columnas son sus campos o elija otro modelo.</translation>
        </message>
        <message>
            <source>Score with “{model}”</source>
            <translation>Puntuar con «{model}»</translation>
        </message>
        <message>
            <source>The field {names} has no column in this file, and rules use it.</source>
            <translation>El campo {names} no tiene columna en este archivo, y hay reglas que lo usan.</translation>
        </message>
        <message>
            <source>The language changes when Hotsheet is started again.</source>
            <translation>El idioma cambia cuando Hotsheet se vuelve a abrir.</translation>
        </message>
        <message>
            <source>They count as blank for every lead.</source>
            <translation>Cuentan como vacíos en todos los leads.</translation>
        </message>
        <message>
            <source>Tiers and &amp;grades</source>
            <translation>Niveles y &amp;grados</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Undone: {what}</source>
            <translation>Deshecho: {what}</translation>
        </message>
        <message>
            <source>Version {version} is kept already.</source>
            <translation>La versión {version} ya está conservada.</translation>
        </message>
        <message>
            <source>Your last changes could not be saved.</source>
            <translation>No se han podido guardar sus últimos cambios.</translation>
        </message>
        <message>
            <source>{count} of the {all} fields that rules use have no column in this file, such as {names}.</source>
            <translation>{count} de los {all} campos que usan las reglas no tienen columna en este archivo, como {names}.</translation>
        </message>
        <message>
            <source>{count} of the {all} fields that rules use have no column in this file: {names}.</source>
            <translation>{count} de los {all} campos que usan las reglas no tienen columna en este archivo: {names}.</translation>
        </message>
        <message>
            <source>“{model}”, which is shown beside, cannot score these leads.</source>
            <translation>“{model}”, que se muestra al lado, no puede puntuar estos leads.</translation>
        </message>
    </context>
    <context>
        <name>ManageViewsDialog</name>
        <message>
            <source>A view needs a name.</source>
            <translation>Una vista necesita un nombre.</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Eliminar</translation>
        </message>
        <message>
            <source>Drag to put in order, or use Alt with the arrow keys. F2 renames.</source>
            <translation>Arrastre para ordenar, o use Alt con las flechas. F2 cambia el nombre.</translation>
        </message>
        <message>
            <source>Manage views</source>
            <translation>Administrar vistas</translation>
        </message>
        <message>
            <source>Move down (Alt+Down)</source>
            <translation>Bajar (Alt+Abajo)</translation>
        </message>
        <message>
            <source>Move up (Alt+Up)</source>
            <translation>Subir (Alt+Arriba)</translation>
        </message>
        <message>
            <source>Rename (F2)</source>
            <translation>Cambiar el nombre (F2)</translation>
        </message>
        <message>
            <source>Saved views</source>
            <translation>Vistas guardadas</translation>
        </message>
        <message>
            <source>Two views have the same name.</source>
            <translation>Dos vistas tienen el mismo nombre.</translation>
        </message>
    </context>
    <context>
        <name>MappingTable</name>
        <message>
            <source>Column of the file</source>
            <translation>Columna del archivo</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Campo</translation>
        </message>
        <message>
            <source>Found by</source>
            <translation>Encontrada por</translation>
        </message>
        <message>
            <source>Used by</source>
            <translation>Usada por</translation>
        </message>
        <message>
            <source>What it holds</source>
            <translation>Qué contiene</translation>
        </message>
        <message>
            <source>— no column —</source>
            <translation>— ninguna columna —</translation>
        </message>
    </context>
    <context>
        <name>Mends</name>
        <message>
            <source>Say on the Data page which column is which field.</source>
            <translation>Diga en la página Datos qué columna es cada campo.</translation>
        </message>
        <message>
            <source>Say which sheet and which row hold the headers.</source>
            <translation>Diga en qué hoja y en qué fila están los encabezados.</translation>
        </message>
    </context>
    <context>
        <name>ModelTable</name>
        <message>
            <source>Last change</source>
            <translation>Último cambio</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modelo</translation>
        </message>
        <message>
            <source>Not kept as a version yet</source>
            <translation>Aún no guardado como versión</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Reglas</translation>
        </message>
        <message>
            <source>Show the scores of this model in a column of their own</source>
            <translation>Mostrar las puntuaciones de este modelo en una columna propia</translation>
        </message>
        <message>
            <source>Shown beside</source>
            <translation>Mostrado al lado</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Versión</translation>
        </message>
        <message>
            <source>scores now</source>
            <translation>puntúa ahora</translation>
        </message>
        <message>
            <source>{version}, changed since</source>
            <translation>{version}, con cambios posteriores</translation>
        </message>
    </context>
    <context>
        <name>ModelsDialog</name>
        <message>
            <source>Add model “{model}”</source>
            <translation>Añadir el modelo «{model}»</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Todos los archivos</translation>
        </message>
        <message>
            <source>Begun</source>
            <translation>Iniciado</translation>
        </message>
        <message>
            <source>Close this list</source>
            <translation>Cerrar esta lista</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Eliminar</translation>
        </message>
        <message>
            <source>Delete (Del); undo brings it back</source>
            <translation>Eliminar (Supr); al deshacer vuelve</translation>
        </message>
        <message>
            <source>Delete model “{name}”</source>
            <translation>Eliminar el modelo «{name}»</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplicar</translation>
        </message>
        <message>
            <source>Duplicate “{name}”</source>
            <translation>Duplicar «{name}»</translation>
        </message>
        <message>
            <source>Empty</source>
            <translation>Vacío</translation>
        </message>
        <message>
            <source>Export a model</source>
            <translation>Exportar un modelo</translation>
        </message>
        <message>
            <source>Exported to {file}</source>
            <translation>Exportado a {file}</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportar…</translation>
        </message>
        <message>
            <source>From a template…</source>
            <translation>Desde una plantilla…</translation>
        </message>
        <message>
            <source>Further down in the list</source>
            <translation>Más abajo en la lista</translation>
        </message>
        <message>
            <source>Further up in the list</source>
            <translation>Más arriba en la lista</translation>
        </message>
        <message>
            <source>Hide “{name}” beside</source>
            <translation>Ocultar «{name}» al lado</translation>
        </message>
        <message>
            <source>Import a model</source>
            <translation>Importar un modelo</translation>
        </message>
        <message>
            <source>Import “{name}”</source>
            <translation>Importar «{name}»</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importar…</translation>
        </message>
        <message>
            <source>Line {line}: </source>
            <translation>Línea {line}: </translation>
        </message>
        <message>
            <source>Model files</source>
            <translation>Archivos de modelo</translation>
        </message>
        <message>
            <source>Model “{name}”</source>
            <translation>Modelo «{name}»</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>Modelos</translation>
        </message>
        <message>
            <source>Models and scored workbooks</source>
            <translation>Modelos y libros puntuados</translation>
        </message>
        <message>
            <source>Models of the workspace</source>
            <translation>Modelos del espacio de trabajo</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Nuevo</translation>
        </message>
        <message>
            <source>New model</source>
            <translation>Modelo nuevo</translation>
        </message>
        <message>
            <source>One model scores; others can be shown beside it, each in a column of its own.</source>
            <translation>Puntúa un modelo; otros se pueden mostrar al lado, cada uno en su propia columna.</translation>
        </message>
        <message>
            <source>Order of the models</source>
            <translation>Orden de los modelos</translation>
        </message>
        <message>
            <source>Read a model file (.yaml), or the model inside a workbook that was scored</source>
            <translation>Leer un archivo de modelo (.yaml), o el modelo que lleva dentro un libro puntuado</translation>
        </message>
        <message>
            <source>Reading {file}</source>
            <translation>Leyendo {file}</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Cambiar el nombre</translation>
        </message>
        <message>
            <source>Rename (F2)</source>
            <translation>Cambiar el nombre (F2)</translation>
        </message>
        <message>
            <source>Rename “{name}”</source>
            <translation>Cambiar el nombre de «{name}»</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Reglas</translation>
        </message>
        <message>
            <source>Save the model as a file (.yaml) that others can import</source>
            <translation>Guardar el modelo como archivo (.yaml) que otros pueden importar</translation>
        </message>
        <message>
            <source>Saved as {file}.</source>
            <translation>Guardado como {file}.</translation>
        </message>
        <message>
            <source>Score with it</source>
            <translation>Puntuar con él</translation>
        </message>
        <message>
            <source>Show “{name}” beside</source>
            <translation>Mostrar «{name}» al lado</translation>
        </message>
        <message>
            <source>Step by step…</source>
            <translation>Paso a paso…</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>What is wrong with the file</source>
            <translation>Qué le pasa al archivo</translation>
        </message>
        <message>
            <source>Writing {file}</source>
            <translation>Escribiendo {file}</translation>
        </message>
        <message>
            <source>{file} cannot be read as a model. Mend this in the file, and import it again:</source>
            <translation>{file} no se puede leer como modelo. Corrija esto en el archivo e impórtelo de nuevo:</translation>
        </message>
        <message>
            <source>{file}, line {line}</source>
            <translation>{file}, línea {line}</translation>
        </message>
        <message>
            <source>{file}, line {line} (“{text}”)</source>
            <translation>{file}, línea {line} (“{text}”)</translation>
        </message>
        <message>
            <source>“{name}” is taken.</source>
            <translation>«{name}» ya está en uso.</translation>
        </message>
        <message>
            <source>“{name}” scores now.</source>
            <translation>«{name}» puntúa ahora.</translation>
        </message>
        <message>
            <source>“{name}” was deleted.</source>
            <translation>«{name}» se ha eliminado.</translation>
        </message>
        <message>
            <source>“{name}” was imported, and scores now.</source>
            <translation>«{name}» se ha importado y puntúa ahora.</translation>
        </message>
    </context>
    <context>
        <name>MoreEditor</name>
        <message>
            <source>Best of</source>
            <translation>El mejor de</translation>
        </message>
        <message>
            <source>Best-of group</source>
            <translation>Grupo «el mejor de»</translation>
        </message>
        <message>
            <source>Columns of the file</source>
            <translation>Columnas del archivo</translation>
        </message>
        <message>
            <source>Date after which the points fade</source>
            <translation>Fecha desde la que los puntos se desgastan</translation>
        </message>
        <message>
            <source>Decides</source>
            <translation>Decide</translation>
        </message>
        <message>
            <source>Half-life in days</source>
            <translation>Semivida en días</translation>
        </message>
        <message>
            <source>More options</source>
            <translation>Más opciones</translation>
        </message>
        <message>
            <source>Needs a date field, and there is none</source>
            <translation>Requiere un campo de fecha, y no hay ninguno</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Of the rules of a category in one group, only the most counts.</source>
            <translation>De las reglas de una categoría en un mismo grupo solo cuenta la mayor.</translation>
        </message>
        <message>
            <source>Points fade with time</source>
            <translation>Los puntos se desgastan con el tiempo</translation>
        </message>
        <message>
            <source>What the rule decides</source>
            <translation>Qué decide la regla</translation>
        </message>
        <message>
            <source>Why this rule is here</source>
            <translation>Por qué está aquí esta regla</translation>
        </message>
        <message>
            <source>at least tier {tier}</source>
            <translation>al menos el nivel {tier}</translation>
        </message>
        <message>
            <source>days after</source>
            <translation>días desde</translation>
        </message>
        <message>
            <source>disqualifies the lead</source>
            <translation>descalifica el lead</translation>
        </message>
        <message>
            <source>halved every</source>
            <translation>a la mitad cada</translation>
        </message>
        <message>
            <source>none: all points count</source>
            <translation>ninguno: cuentan todos los puntos</translation>
        </message>
        <message>
            <source>nothing besides its points</source>
            <translation>nada más que sus puntos</translation>
        </message>
    </context>
    <context>
        <name>MovedLeads</name>
        <message>
            <source>Lead</source>
            <translation>Lead</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Puntuación</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Nivel</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>Close this notice</source>
            <translation>Cerrar este aviso</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Detalles</translation>
        </message>
    </context>
    <context>
        <name>NumberEditor</name>
        <message>
            <source>Number of days</source>
            <translation>Número de días</translation>
        </message>
        <message>
            <source>Number to compare with</source>
            <translation>Número con el que se compara</translation>
        </message>
        <message>
            <source>days</source>
            <translation>días</translation>
        </message>
    </context>
    <context>
        <name>OpenOptionsDialog</name>
        <message>
            <source>How to read {file}</source>
            <translation>Cómo leer {file}</translation>
        </message>
        <message>
            <source>Where do the leads stand?</source>
            <translation>¿Dónde están los leads?</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>All files</source>
            <translation>Todos los archivos</translation>
        </message>
        <message>
            <source>Choose sheet and header row…</source>
            <translation>Elegir hoja y fila de encabezados…</translation>
        </message>
        <message>
            <source>Drop one file at a time.</source>
            <translation>Suelte los archivos de uno en uno.</translation>
        </message>
        <message>
            <source>Lead files</source>
            <translation>Archivos de leads</translation>
        </message>
        <message>
            <source>Only files can be dropped here.</source>
            <translation>Aquí solo se pueden soltar archivos.</translation>
        </message>
        <message>
            <source>Open another file…</source>
            <translation>Abrir otro archivo…</translation>
        </message>
        <message>
            <source>Open leads</source>
            <translation>Abrir leads</translation>
        </message>
        <message>
            <source>Text files</source>
            <translation>Archivos de texto</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Workbooks</source>
            <translation>Libros</translation>
        </message>
        <message>
            <source>“{name}” is a folder. Drop the lead file itself.</source>
            <translation>«{name}» es una carpeta. Suelte el propio archivo de leads.</translation>
        </message>
        <message>
            <source>“{name}” is no lead file. Hotsheet reads .xlsx and .csv files.</source>
            <translation>«{name}» no es un archivo de leads. Hotsheet lee archivos .xlsx y .csv.</translation>
        </message>
        <message>
            <source>“{name}” is not read. Save it as .xlsx first.</source>
            <translation>«{name}» no se puede leer. Guárdelo antes como .xlsx.</translation>
        </message>
    </context>
    <context>
        <name>Operators</name>
        <message>
            <source>* stands for any letters, ? for one; ~* and ~? mean the signs themselves.</source>
            <translation>* representa cualquier serie de letras y ? una sola; ~* y ~? son los propios signos.</translation>
        </message>
        <message>
            <source>&lt; less than</source>
            <translation>&lt; menor que</translation>
        </message>
        <message>
            <source>= equals</source>
            <translation>= igual a</translation>
        </message>
        <message>
            <source>&gt; more than</source>
            <translation>&gt; mayor que</translation>
        </message>
        <message>
            <source>A valid domain that is neither free nor disposable.</source>
            <translation>Un dominio válido que no es ni gratuito ni desechable.</translation>
        </message>
        <message>
            <source>For cells that hold a list such as “A;B;C”, “A, B” or “A|B”, or one item a line.</source>
            <translation>Para celdas con una lista como «A;B;C», «A, B» o «A|B», o un elemento por línea.</translation>
        </message>
        <message>
            <source>contains</source>
            <translation>contiene</translation>
        </message>
        <message>
            <source>contains any of</source>
            <translation>contiene alguno de</translation>
        </message>
        <message>
            <source>contains the word</source>
            <translation>contiene la palabra</translation>
        </message>
        <message>
            <source>ends with</source>
            <translation>termina en</translation>
        </message>
        <message>
            <source>has a domain that is one of</source>
            <translation>tiene un dominio que es uno de</translation>
        </message>
        <message>
            <source>in the next</source>
            <translation>en los próximos</translation>
        </message>
        <message>
            <source>is</source>
            <translation>es</translation>
        </message>
        <message>
            <source>is a company address</source>
            <translation>es una dirección de empresa</translation>
        </message>
        <message>
            <source>is a disposable address</source>
            <translation>es una dirección desechable</translation>
        </message>
        <message>
            <source>is after</source>
            <translation>es posterior a</translation>
        </message>
        <message>
            <source>is at a free mail provider</source>
            <translation>es de un proveedor gratuito</translation>
        </message>
        <message>
            <source>is before</source>
            <translation>es anterior a</translation>
        </message>
        <message>
            <source>is between</source>
            <translation>está entre</translation>
        </message>
        <message>
            <source>is blank</source>
            <translation>está vacío</translation>
        </message>
        <message>
            <source>is from … to</source>
            <translation>va de … a</translation>
        </message>
        <message>
            <source>is no</source>
            <translation>es no</translation>
        </message>
        <message>
            <source>is none of</source>
            <translation>no es ninguno de</translation>
        </message>
        <message>
            <source>is not</source>
            <translation>no es</translation>
        </message>
        <message>
            <source>is not blank</source>
            <translation>no está vacío</translation>
        </message>
        <message>
            <source>is on</source>
            <translation>es el día</translation>
        </message>
        <message>
            <source>is one of</source>
            <translation>es uno de</translation>
        </message>
        <message>
            <source>is yes</source>
            <translation>es sí</translation>
        </message>
        <message>
            <source>lists the item</source>
            <translation>incluye el elemento</translation>
        </message>
        <message>
            <source>longer ago than</source>
            <translation>hace más de</translation>
        </message>
        <message>
            <source>matches (* and ?)</source>
            <translation>coincide con (* y ?)</translation>
        </message>
        <message>
            <source>starts with</source>
            <translation>empieza por</translation>
        </message>
        <message>
            <source>the domain of {field} is one of {wanted}</source>
            <translation>el dominio de {field} es uno de {wanted}</translation>
        </message>
        <message>
            <source>within the last</source>
            <translation>en los últimos</translation>
        </message>
        <message>
            <source>{field} &lt; {wanted}</source>
            <translation>{field} &lt; {wanted}</translation>
        </message>
        <message>
            <source>{field} = {wanted}</source>
            <translation>{field} = {wanted}</translation>
        </message>
        <message>
            <source>{field} &gt; {wanted}</source>
            <translation>{field} &gt; {wanted}</translation>
        </message>
        <message>
            <source>{field} contains any of {wanted}</source>
            <translation>{field} contiene alguno de {wanted}</translation>
        </message>
        <message>
            <source>{field} contains the word “{wanted}”</source>
            <translation>{field} contiene la palabra «{wanted}»</translation>
        </message>
        <message>
            <source>{field} contains “{wanted}”</source>
            <translation>{field} contiene «{wanted}»</translation>
        </message>
        <message>
            <source>{field} ends with “{wanted}”</source>
            <translation>{field} termina en «{wanted}»</translation>
        </message>
        <message>
            <source>{field} is a company address</source>
            <translation>{field} es una dirección de empresa</translation>
        </message>
        <message>
            <source>{field} is a disposable address</source>
            <translation>{field} es una dirección desechable</translation>
        </message>
        <message>
            <source>{field} is after {wanted}</source>
            <translation>{field} es posterior a {wanted}</translation>
        </message>
        <message>
            <source>{field} is at a free mail provider</source>
            <translation>{field} es de un proveedor gratuito</translation>
        </message>
        <message>
            <source>{field} is before {wanted}</source>
            <translation>{field} es anterior a {wanted}</translation>
        </message>
        <message>
            <source>{field} is between {wanted} (both included)</source>
            <translation>{field} está entre {wanted} (ambos incluidos)</translation>
        </message>
        <message>
            <source>{field} is blank</source>
            <translation>{field} está vacío</translation>
        </message>
        <message>
            <source>{field} is from {wanted} (both included)</source>
            <translation>{field} va de {wanted} (ambos incluidos)</translation>
        </message>
        <message>
            <source>{field} is in the next {wanted} days</source>
            <translation>{field} está en los próximos {wanted} días</translation>
        </message>
        <message>
            <source>{field} is more than {wanted} days ago</source>
            <translation>{field} fue hace más de {wanted} días</translation>
        </message>
        <message>
            <source>{field} is no</source>
            <translation>{field} es no</translation>
        </message>
        <message>
            <source>{field} is none of {wanted} (and not blank)</source>
            <translation>{field} no es ninguno de {wanted} (ni está vacío)</translation>
        </message>
        <message>
            <source>{field} is not blank</source>
            <translation>{field} no está vacío</translation>
        </message>
        <message>
            <source>{field} is not “{wanted}” (and not blank)</source>
            <translation>{field} no es «{wanted}» (ni está vacío)</translation>
        </message>
        <message>
            <source>{field} is on {wanted}</source>
            <translation>{field} es el {wanted}</translation>
        </message>
        <message>
            <source>{field} is one of {wanted}</source>
            <translation>{field} es uno de {wanted}</translation>
        </message>
        <message>
            <source>{field} is within the last {wanted} days</source>
            <translation>{field} está en los últimos {wanted} días</translation>
        </message>
        <message>
            <source>{field} is yes</source>
            <translation>{field} es sí</translation>
        </message>
        <message>
            <source>{field} is “{wanted}”</source>
            <translation>{field} es «{wanted}»</translation>
        </message>
        <message>
            <source>{field} lists the item “{wanted}”</source>
            <translation>{field} incluye el elemento «{wanted}»</translation>
        </message>
        <message>
            <source>{field} matches “{wanted}”</source>
            <translation>{field} coincide con «{wanted}»</translation>
        </message>
        <message>
            <source>{field} starts with “{wanted}”</source>
            <translation>{field} empieza por «{wanted}»</translation>
        </message>
        <message>
            <source>{field} ≠ {wanted} (and not blank)</source>
            <translation>{field} ≠ {wanted} (ni está vacío)</translation>
        </message>
        <message>
            <source>{field} ≤ {wanted}</source>
            <translation>{field} ≤ {wanted}</translation>
        </message>
        <message>
            <source>{field} ≥ {wanted}</source>
            <translation>{field} ≥ {wanted}</translation>
        </message>
        <message>
            <source>“VP” is found in “VP, Sales” and not in “MVP”.</source>
            <translation>«VP» se encuentra en «VP, Sales» y no en «MVP».</translation>
        </message>
        <message>
            <source>≠ is not</source>
            <translation>≠ distinto de</translation>
        </message>
        <message>
            <source>≤ at most</source>
            <translation>≤ como máximo</translation>
        </message>
        <message>
            <source>≥ at least</source>
            <translation>≥ como mínimo</translation>
        </message>
    </context>
    <context>
        <name>OtherSheets</name>
        <message>
            <source>Not used: {sheets}. Rules look at one row for each lead.</source>
            <translation>Sin usar: {sheets}. Las reglas miran una fila por cada lead.</translation>
        </message>
        <message>
            <source>To score by activities, add columns beside the leads that count them or give the latest day, for example with COUNTIFS or MAXIFS.</source>
            <translation>Para puntuar por actividades, añada junto a los leads columnas que las cuenten o den el último día, por ejemplo con CONTAR.SI.CONJUNTO o MAX.SI.CONJUNTO.</translation>
        </message>
        <message>
            <source>the activities on sheet “{name}” (about {rows})</source>
            <translation>las actividades de la hoja “{name}” (aprox. {rows})</translation>
        </message>
    </context>
    <context>
        <name>OutlookView</name>
        <message>
            <source>Details</source>
            <translation>Detalles</translation>
        </message>
    </context>
    <context>
        <name>OverrideBox</name>
        <message>
            <source>Apply</source>
            <translation>Aplicar</translation>
        </message>
        <message>
            <source>As it was</source>
            <translation>Como estaba</translation>
        </message>
        <message>
            <source>Let this count (one step to undo)</source>
            <translation>Hacer que valga (un solo paso para deshacer)</translation>
        </message>
    </context>
    <context>
        <name>OverrideDialog</name>
        <message>
            <source>Override</source>
            <translation>Corrección</translation>
        </message>
        <message>
            <source>The model says {tier}. Its score stays beside your word.</source>
            <translation>El modelo dice {tier}. Su puntuación queda junto a lo que usted diga.</translation>
        </message>
        <message>
            <source>The model's scores stay beside your word. Overrides that these leads have are replaced.</source>
            <translation>Las puntuaciones del modelo quedan junto a lo que usted diga. Las correcciones que tengan estos leads se reemplazan.</translation>
        </message>
        <message>
            <source>{count} leads</source>
            <translation>{count} leads</translation>
        </message>
    </context>
    <context>
        <name>OverrideFields</name>
        <message>
            <source>Choose a tier: a reason alone changes nothing.</source>
            <translation>Elija un nivel: un motivo solo no cambia nada.</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Motivo</translation>
        </message>
        <message>
            <source>The model's word counts again, and the reason goes with the override.</source>
            <translation>Vuelve a contar lo que dice el modelo, y el motivo desaparece con la corrección.</translation>
        </message>
        <message>
            <source>The reason stands in the list beside the override, also when it is exported</source>
            <translation>El motivo figura en la lista junto a la corrección, también al exportar</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Nivel</translation>
        </message>
        <message>
            <source>Tier that counts</source>
            <translation>Nivel que vale</translation>
        </message>
        <message>
            <source>Which tier counts for this lead, whatever the model says</source>
            <translation>Qué nivel vale para este lead, diga lo que diga el modelo</translation>
        </message>
        <message>
            <source>Why (for those who read the list)</source>
            <translation>Por qué (para quienes leen la lista)</translation>
        </message>
        <message>
            <source>“{text}” (no tier)</source>
            <translation>«{text}» (ningún nivel)</translation>
        </message>
    </context>
    <context>
        <name>PaletteWords</name>
        <message>
            <source>again repeat</source>
            <translation>otra vez repetir</translation>
        </message>
        <message>
            <source>back revert</source>
            <translation>atrás revertir</translation>
        </message>
        <message>
            <source>clipboard</source>
            <translation>portapapeles</translation>
        </message>
        <message>
            <source>copy clone</source>
            <translation>copiar clonar</translation>
        </message>
        <message>
            <source>demo example try</source>
            <translation>demo muestra probar</translation>
        </message>
        <message>
            <source>discard cancel undo</source>
            <translation>descartar cancelar deshacer</translation>
        </message>
        <message>
            <source>enable disable activate deactivate</source>
            <translation>habilitar deshabilitar activar desactivar</translation>
        </message>
        <message>
            <source>exit leave end</source>
            <translation>salir cerrar terminar</translation>
        </message>
        <message>
            <source>find points between from to</source>
            <translation>buscar puntos entre desde hasta</translation>
        </message>
        <message>
            <source>find where condition only</source>
            <translation>buscar donde condición solo</translation>
        </message>
        <message>
            <source>gallery new model examples industry start from</source>
            <translation>galería nuevo modelo ejemplos sector empezar desde</translation>
        </message>
        <message>
            <source>keys keyboard help</source>
            <translation>teclas teclado ayuda</translation>
        </message>
        <message>
            <source>leave end</source>
            <translation>salir terminar</translation>
        </message>
        <message>
            <source>load import file workbook spreadsheet csv excel</source>
            <translation>cargar importar archivo libro hoja de cálculo csv excel</translation>
        </message>
        <message>
            <source>manage new model create rename duplicate delete import export yaml switch score with</source>
            <translation>administrar nuevo modelo crear renombrar duplicar eliminar importar exportar yaml cambiar puntuar con</translation>
        </message>
        <message>
            <source>new create factor condition</source>
            <translation>nuevo crear factor condición</translation>
        </message>
        <message>
            <source>new create group</source>
            <translation>nuevo crear grupo</translation>
        </message>
        <message>
            <source>overrule correct my word by hand</source>
            <translation>corregir a mano mi palabra</translation>
        </message>
        <message>
            <source>panel sidebar why explain</source>
            <translation>panel lateral por qué explicar</translation>
        </message>
        <message>
            <source>print pdf html report describe</source>
            <translation>imprimir pdf html informe describir</translation>
        </message>
        <message>
            <source>refresh update read again</source>
            <translation>refrescar actualizar leer de nuevo</translation>
        </message>
        <message>
            <source>remove</source>
            <translation>quitar</translation>
        </message>
        <message>
            <source>reset remove show all</source>
            <translation>restablecer quitar mostrar todo</translation>
        </message>
        <message>
            <source>save as write result download csv excel workbook</source>
            <translation>guardar como escribir resultado descargar csv excel libro</translation>
        </message>
        <message>
            <source>save commit</source>
            <translation>guardar confirmar</translation>
        </message>
        <message>
            <source>save commit everything</source>
            <translation>guardar confirmar todo</translation>
        </message>
        <message>
            <source>save version snapshot history commit</source>
            <translation>guardar versión instantánea historial confirmar</translation>
        </message>
        <message>
            <source>saved filter list bookmark</source>
            <translation>guardado filtro lista marcador</translation>
        </message>
        <message>
            <source>search find anything</source>
            <translation>buscar encontrar cualquier cosa</translation>
        </message>
        <message>
            <source>search look for</source>
            <translation>buscar encontrar</translation>
        </message>
        <message>
            <source>second another</source>
            <translation>segunda otra</translation>
        </message>
        <message>
            <source>settings preferences options locale automatic</source>
            <translation>ajustes preferencias opciones idioma automático</translation>
        </message>
        <message>
            <source>settings preferences options locale english</source>
            <translation>ajustes preferencias opciones idioma inglés</translation>
        </message>
        <message>
            <source>settings preferences options locale spanish</source>
            <translation>ajustes preferencias opciones idioma español</translation>
        </message>
        <message>
            <source>settings preferences options show hide order fields</source>
            <translation>ajustes preferencias opciones mostrar ocultar ordenar campos</translation>
        </message>
        <message>
            <source>settings preferences options theme appearance mode colours colors automatic</source>
            <translation>ajustes preferencias opciones tema apariencia modo colores automático</translation>
        </message>
        <message>
            <source>settings preferences options theme appearance mode colours colors dark night</source>
            <translation>ajustes preferencias opciones tema apariencia modo colores oscuro noche</translation>
        </message>
        <message>
            <source>settings preferences options theme appearance mode colours colors light day</source>
            <translation>ajustes preferencias opciones tema apariencia modo colores claro día</translation>
        </message>
        <message>
            <source>thresholds grades scale distribution hot warm cold</source>
            <translation>umbrales grados escala distribución hot warm cold caliente templado frío</translation>
        </message>
        <message>
            <source>try simulate what if</source>
            <translation>probar simular qué pasaría si</translation>
        </message>
        <message>
            <source>version licence license info workspace</source>
            <translation>versión licencia información espacio de trabajo</translation>
        </message>
        <message>
            <source>versions changes compare difference restore back</source>
            <translation>versiones cambios comparar diferencia restaurar volver</translation>
        </message>
        <message>
            <source>wizard assistant new model create first guide</source>
            <translation>asistente nuevo modelo crear primero guía</translation>
        </message>
    </context>
    <context>
        <name>PointsEditor</name>
        <message>
            <source>At most so many points; empty for no limit</source>
            <translation>Como máximo tantos puntos; vacío si no hay límite</translation>
        </message>
        <message>
            <source>By band</source>
            <translation>Por tramos</translation>
        </message>
        <message>
            <source>Columns of the file</source>
            <translation>Columnas del archivo</translation>
        </message>
        <message>
            <source>Fixed</source>
            <translation>Fijos</translation>
        </message>
        <message>
            <source>For each unit</source>
            <translation>Por unidad</translation>
        </message>
        <message>
            <source>Number field that is counted</source>
            <translation>Campo numérico que se cuenta</translation>
        </message>
        <message>
            <source>Number field whose bands give points</source>
            <translation>Campo numérico cuyos tramos dan puntos</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Puntos</translation>
        </message>
        <message>
            <source>Points by which band a number lies in, such as 10 to 49 employees</source>
            <translation>Puntos según el tramo de un número, por ejemplo de 10 a 49 empleados</translation>
        </message>
        <message>
            <source>Points for each</source>
            <translation>Puntos por cada uno</translation>
        </message>
        <message>
            <source>Points for each of a number, such as each e-mail opened, up to a limit</source>
            <translation>Puntos por cada unidad de un número, por ejemplo cada correo abierto, hasta un límite</translation>
        </message>
        <message>
            <source>The same points for every lead that matches</source>
            <translation>Los mismos puntos para cada lead que cumple</translation>
        </message>
        <message>
            <source>at most</source>
            <translation>como máximo</translation>
        </message>
        <message>
            <source>by</source>
            <translation>por</translation>
        </message>
        <message>
            <source>for each of</source>
            <translation>por cada uno de</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>sin límite</translation>
        </message>
        <message>
            <source>points</source>
            <translation>puntos</translation>
        </message>
    </context>
    <context>
        <name>PreviewPanel</name>
        <message>
            <source>1 lead gets points here ({share})</source>
            <translation>1 lead recibe puntos aquí ({share})</translation>
        </message>
        <message>
            <source>1 lead matches ({share})</source>
            <translation>Cumple 1 lead ({share})</translation>
        </message>
        <message>
            <source>1 lead matches ({share}), {before} before</source>
            <translation>Cumple 1 lead ({share}), antes {before}</translation>
        </message>
        <message>
            <source>1 lead {before} → {after}</source>
            <translation>1 lead {before} → {after}</translation>
        </message>
        <message>
            <source>As it was before the error in the model.</source>
            <translation>Como estaba antes del error en el modelo.</translation>
        </message>
        <message>
            <source>Each gets {points} point</source>
            <translation>Cada uno recibe {points} punto</translation>
        </message>
        <message>
            <source>Each gets {points} points</source>
            <translation>Cada uno recibe {points} puntos</translation>
        </message>
        <message>
            <source>It gets {points} point</source>
            <translation>Recibe {points} punto</translation>
        </message>
        <message>
            <source>It gets {points} points</source>
            <translation>Recibe {points} puntos</translation>
        </message>
        <message>
            <source>Leads that change tier</source>
            <translation>Leads que cambian de nivel</translation>
        </message>
        <message>
            <source>Leads that match</source>
            <translation>Leads que cumplen</translation>
        </message>
        <message>
            <source>No lead changes tier; 1 gets another score.</source>
            <translation>Ningún lead cambia de nivel; 1 recibe otra puntuación.</translation>
        </message>
        <message>
            <source>No lead changes tier; {count} get another score.</source>
            <translation>Ningún lead cambia de nivel; {count} cambian de puntuación.</translation>
        </message>
        <message>
            <source>No lead matches</source>
            <translation>No cumple ningún lead</translation>
        </message>
        <message>
            <source>No leads are open</source>
            <translation>No hay leads abiertos</translation>
        </message>
        <message>
            <source>Nothing changes: no lead gets another score or tier.</source>
            <translation>Nada cambia: ningún lead recibe otra puntuación ni otro nivel.</translation>
        </message>
        <message>
            <source>Nothing is edited, so nothing changes.</source>
            <translation>No se ha editado nada, así que nada cambia.</translation>
        </message>
        <message>
            <source>Open leads…</source>
            <translation>Abrir leads…</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Vista previa</translation>
        </message>
        <message>
            <source>Switched on, it would match 1 lead ({share})</source>
            <translation>Activada, cumpliría 1 lead ({share})</translation>
        </message>
        <message>
            <source>Switched on, it would match {count} leads ({share})</source>
            <translation>Activada, cumplirían {count} leads ({share})</translation>
        </message>
        <message>
            <source>The {count} with the highest score are listed.</source>
            <translation>Se muestran los {count} con la puntuación más alta.</translation>
        </message>
        <message>
            <source>There is a preview once this is mended:</source>
            <translation>Habrá vista previa en cuanto se corrija esto:</translation>
        </message>
        <message>
            <source>They get {least} to {most} points, {average} on average</source>
            <translation>Reciben de {least} a {most} puntos, {average} de media</translation>
        </message>
        <message>
            <source>With leads, this is where you see what a change would do, as you type.</source>
            <translation>Con leads, aquí se ve lo que haría un cambio mientras escribe.</translation>
        </message>
        <message>
            <source>and {count} more between other tiers</source>
            <translation>y {count} más entre otros niveles</translation>
        </message>
        <message>
            <source>{count} leads get points here ({share})</source>
            <translation>{count} leads reciben puntos aquí ({share})</translation>
        </message>
        <message>
            <source>{count} leads match ({share})</source>
            <translation>Cumplen {count} leads ({share})</translation>
        </message>
        <message>
            <source>{count} leads match ({share}), {before} before</source>
            <translation>Cumplen {count} leads ({share}); antes, {before}</translation>
        </message>
        <message>
            <source>{count} leads {before} → {after}</source>
            <translation>{count} leads {before} → {after}</translation>
        </message>
        <message>
            <source>“{rule}”: {problem}</source>
            <translation>«{rule}»: {problem}</translation>
        </message>
    </context>
    <context>
        <name>ProblemLabel</name>
        <message>
            <source>and {count} more</source>
            <translation>y {count} más</translation>
        </message>
    </context>
    <context>
        <name>Questions</name>
        <message>
            <source>Leads are scored once these are answered. The answer is kept with the model.</source>
            <translation>Los leads se puntúan en cuanto se responda. La respuesta se guarda con el modelo.</translation>
        </message>
        <message>
            <source>No column</source>
            <translation>Ninguna columna</translation>
        </message>
        <message>
            <source>This column is empty</source>
            <translation>Esta columna está vacía</translation>
        </message>
        <message>
            <source>Which column is it?</source>
            <translation>¿Qué columna es?</translation>
        </message>
        <message>
            <source>{column} · {share} %</source>
            <translation>{column} · {share} %</translation>
        </message>
        <message>
            <source>“{field}” ({kind}) is</source>
            <translation>«{field}» ({kind}) es</translation>
        </message>
        <message>
            <source>“{field}” has no column</source>
            <translation>«{field}» no tiene columna</translation>
        </message>
        <message>
            <source>“{field}” is the column “{column}”</source>
            <translation>«{field}» es la columna «{column}»</translation>
        </message>
    </context>
    <context>
        <name>ReadingOptions</name>
        <message>
            <source>&amp;Header row</source>
            <translation>Fila de &amp;encabezados</translation>
        </message>
        <message>
            <source>&amp;Sheet</source>
            <translation>&amp;Hoja</translation>
        </message>
        <message>
            <source>Click the row that holds the columns' names</source>
            <translation>Haga clic en la fila que contiene los nombres de las columnas</translation>
        </message>
        <message>
            <source>Click the row that holds the columns' names.</source>
            <translation>Haga clic en la fila que contiene los nombres de las columnas.</translation>
        </message>
        <message>
            <source>D&amp;ates</source>
            <translation>&amp;Fechas</translation>
        </message>
        <message>
            <source>First rows of the file</source>
            <translation>Primeras filas del archivo</translation>
        </message>
        <message>
            <source>There is nothing on this sheet.</source>
            <translation>En esta hoja no hay nada.</translation>
        </message>
        <message>
            <source>as the file shows</source>
            <translation>como muestra el archivo</translation>
        </message>
        <message>
            <source>day before month</source>
            <translation>el día antes que el mes</translation>
        </message>
        <message>
            <source>month before day</source>
            <translation>el mes antes que el día</translation>
        </message>
        <message>
            <source>{name} — about {rows}, {columns}</source>
            <translation>{name} — aprox. {rows}, {columns}</translation>
        </message>
        <message>
            <source>{name} — hidden, about {rows}, {columns}</source>
            <translation>{name} — oculta, aprox. {rows}, {columns}</translation>
        </message>
        <message>
            <source>{name} — made by Hotsheet</source>
            <translation>{name} — creada por Hotsheet</translation>
        </message>
        <message>
            <source>{name} — no table found</source>
            <translation>{name} — sin ninguna tabla</translation>
        </message>
        <message>
            <source>{row} headers</source>
            <translation>{row} encabezados</translation>
        </message>
    </context>
    <context>
        <name>Recent</name>
        <message>
            <source>today, {time}</source>
            <translation>hoy, {time}</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>ayer</translation>
        </message>
    </context>
    <context>
        <name>RecentList</name>
        <message>
            <source>Remove “{name}” from this list</source>
            <translation>Quitar «{name}» de esta lista</translation>
        </message>
    </context>
    <context>
        <name>RecentRow</name>
        <message>
            <source>1 lead · {when}</source>
            <translation>1 lead · {when}</translation>
        </message>
        <message>
            <source>Moved, renamed or deleted · {folder}</source>
            <translation>Movido, con otro nombre o eliminado · {folder}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Remove from this list</source>
            <translation>Quitar de esta lista</translation>
        </message>
        <message>
            <source>{count} leads · {when}</source>
            <translation>{count} leads · {when}</translation>
        </message>
    </context>
    <context>
        <name>Reload</name>
        <message>
            <source>Columns that were chosen are not in the file any more: {names}.</source>
            <translation>Columnas elegidas que ya no están en el archivo: {names}.</translation>
        </message>
        <message>
            <source>Reading {file}</source>
            <translation>Leyendo {file}</translation>
        </message>
        <message>
            <source>Reading {file} again</source>
            <translation>Leyendo de nuevo {file}</translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>y {count} más</translation>
        </message>
        <message>
            <source>{file} was read again, and not everything could follow:</source>
            <translation>{file} se ha vuelto a leer, y no todo ha podido mantenerse:</translation>
        </message>
        <message>
            <source>{file} was read again.</source>
            <translation>{file} se ha vuelto a leer.</translation>
        </message>
    </context>
    <context>
        <name>RuleDelegate</name>
        <message>
            <source>Points of {rule}</source>
            <translation>Puntos de {rule}</translation>
        </message>
    </context>
    <context>
        <name>RuleDesk</name>
        <message>
            <source>Add a category</source>
            <translation>Añadir una categoría</translation>
        </message>
        <message>
            <source>Add a rule</source>
            <translation>Añadir una regla</translation>
        </message>
        <message>
            <source>Apply 1 edit</source>
            <translation>Aplicar 1 cambio</translation>
        </message>
        <message>
            <source>Apply {count} edits</source>
            <translation>Aplicar {count} cambios</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Eliminar</translation>
        </message>
        <message>
            <source>Delete category “{name}”</source>
            <translation>Eliminar la categoría «{name}»</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplicar</translation>
        </message>
        <message>
            <source>Edit category “{name}”</source>
            <translation>Editar la categoría «{name}»</translation>
        </message>
        <message>
            <source>Edit {count} rules</source>
            <translation>Editar {count} reglas</translation>
        </message>
        <message>
            <source>Edit “{rule}”</source>
            <translation>Editar «{rule}»</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Encaje</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Mover</translation>
        </message>
        <message>
            <source>Move category “{name}”</source>
            <translation>Mover la categoría «{name}»</translation>
        </message>
        <message>
            <source>New category</source>
            <translation>Categoría nueva</translation>
        </message>
        <message>
            <source>New rule</source>
            <translation>Regla nueva</translation>
        </message>
        <message>
            <source>Points of “{rule}”</source>
            <translation>Puntos de «{rule}»</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>Desactivar</translation>
        </message>
        <message>
            <source>Switch on</source>
            <translation>Activar</translation>
        </message>
        <message>
            <source>{label} (copy)</source>
            <translation>{label} (copia)</translation>
        </message>
        <message>
            <source>{verb}: {count} rules</source>
            <translation>{verb}: {count} reglas</translation>
        </message>
        <message>
            <source>{verb}: “{rule}”</source>
            <translation>{verb}: «{rule}»</translation>
        </message>
        <message>
            <source>“{name}” counts to {axis}</source>
            <translation>«{name}» cuenta para {axis}</translation>
        </message>
    </context>
    <context>
        <name>RuleEditor</name>
        <message>
            <source>A rule that is off gives no points and stays here</source>
            <translation>Una regla desactivada no da puntos y sigue aquí</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Categoría</translation>
        </message>
        <message>
            <source>Editor of the rule</source>
            <translation>Editor de la regla</translation>
        </message>
        <message>
            <source>Name of the rule</source>
            <translation>Nombre de la regla</translation>
        </message>
        <message>
            <source>On</source>
            <translation>Activada</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Puntos</translation>
        </message>
        <message>
            <source>The category that the points count to</source>
            <translation>La categoría a la que cuentan los puntos</translation>
        </message>
        <message>
            <source>What “why” calls it</source>
            <translation>Cómo la llama el «por qué»</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Cuándo</translation>
        </message>
        <message>
            <source>Without a condition, the rule is for every lead.</source>
            <translation>Sin condición, la regla vale para todos los leads.</translation>
        </message>
        <message>
            <source>“None of these” also holds where the fields are blank.</source>
            <translation>«Ninguna de estas» también se cumple donde los campos están vacíos.</translation>
        </message>
    </context>
    <context>
        <name>RuleList</name>
        <message>
            <source>Add a rule (Ctrl+Shift+N; Insert in the list)</source>
            <translation>Añadir una regla (Ctrl+Mayús+N; Insert en la lista)</translation>
        </message>
        <message>
            <source>Add rule</source>
            <translation>Añadir regla</translation>
        </message>
        <message>
            <source>More to do with rules</source>
            <translation>Más que hacer con las reglas</translation>
        </message>
        <message>
            <source>Move to category</source>
            <translation>Mover a la categoría</translation>
        </message>
        <message>
            <source>No rule has “{text}” in it.</source>
            <translation>Ninguna regla contiene «{text}».</translation>
        </message>
        <message>
            <source>Search in labels, conditions and notes (Ctrl+F)</source>
            <translation>Buscar en etiquetas, condiciones y notas (Ctrl+F)</translation>
        </message>
        <message>
            <source>Search in rules</source>
            <translation>Buscar en las reglas</translation>
        </message>
    </context>
    <context>
        <name>RuleListModel</name>
        <message>
            <source>1 rule</source>
            <translation>1 regla</translation>
        </message>
        <message>
            <source>Edited, not applied yet</source>
            <translation>Editada, aún sin aplicar</translation>
        </message>
        <message>
            <source>How many of the open leads each rule fires for now</source>
            <translation>Para cuántos de los leads abiertos se cumple ahora cada regla</translation>
        </message>
        <message>
            <source>Matches</source>
            <translation>Cumplen</translation>
        </message>
        <message>
            <source>Matches {count} of 1 lead ({share})</source>
            <translation>Cumple {count} de 1 lead ({share})</translation>
        </message>
        <message>
            <source>Matches {count} of {leads} leads ({share})</source>
            <translation>La cumplen {count} de {leads} leads ({share})</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Puntos</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regla</translation>
        </message>
        <message>
            <source>off</source>
            <translation>desactivada</translation>
        </message>
        <message>
            <source>on</source>
            <translation>activada</translation>
        </message>
        <message>
            <source>{count} rules</source>
            <translation>{count} reglas</translation>
        </message>
        <message>
            <source>“{text}” is no number of points from −{most} to {most}.</source>
            <translation>«{text}» no es un número de puntos de −{most} a {most}.</translation>
        </message>
    </context>
    <context>
        <name>RuleNotes</name>
        <message>
            <source>Apply all</source>
            <translation>Aplicar todo</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>Recuperar</translation>
        </message>
        <message>
            <source>Choose a category for it</source>
            <translation>Elegir una categoría para ello</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Descartar</translation>
        </message>
        <message>
            <source>Give these edits up; they can be brought back</source>
            <translation>Descartar estos cambios; se pueden recuperar</translation>
        </message>
        <message>
            <source>Go to it</source>
            <translation>Ir allí</translation>
        </message>
        <message>
            <source>Have “{category}” count to {axis}</source>
            <translation>Hacer que «{category}» cuente para {axis}</translation>
        </message>
        <message>
            <source>No category counts to {axis} yet: that side of the grade is missing.</source>
            <translation>Ninguna categoría cuenta todavía para {axis}: falta ese lado del grado.</translation>
        </message>
        <message>
            <source>One edit was discarded.</source>
            <translation>Se ha descartado un cambio.</translation>
        </message>
        <message>
            <source>One more edit is not applied.</source>
            <translation>Hay otro cambio sin aplicar.</translation>
        </message>
        <message>
            <source>{count} edits were discarded.</source>
            <translation>Se han descartado {count} cambios.</translation>
        </message>
        <message>
            <source>{count} more edits are not applied.</source>
            <translation>Hay otros {count} cambios sin aplicar.</translation>
        </message>
        <message>
            <source>“{name}”: {problem}</source>
            <translation>“{name}”: {problem}</translation>
        </message>
    </context>
    <context>
        <name>RuleProblems</name>
        <message>
            <source>Choose a date.</source>
            <translation>Elija una fecha.</translation>
        </message>
        <message>
            <source>Choose a field.</source>
            <translation>Elija un campo.</translation>
        </message>
        <message>
            <source>Give a number.</source>
            <translation>Indique un número.</translation>
        </message>
        <message>
            <source>Give the number of days.</source>
            <translation>Indique el número de días.</translation>
        </message>
        <message>
            <source>Give the number of points.</source>
            <translation>Indique el número de puntos.</translation>
        </message>
        <message>
            <source>“{text}” is no number of days.</source>
            <translation>“{text}” no es un número de días.</translation>
        </message>
        <message>
            <source>“{text}” is no number of points.</source>
            <translation>“{text}” no es un número de puntos.</translation>
        </message>
        <message>
            <source>“{text}” is not a number.</source>
            <translation>“{text}” no es un número.</translation>
        </message>
    </context>
    <context>
        <name>RuleTree</name>
        <message>
            <source>Rules by category</source>
            <translation>Reglas por categoría</translation>
        </message>
    </context>
    <context>
        <name>RuleWords</name>
        <message>
            <source>All of these</source>
            <translation>Todas estas</translation>
        </message>
        <message>
            <source>Any of these</source>
            <translation>Alguna de estas</translation>
        </message>
        <message>
            <source>Every lead</source>
            <translation>Todos los leads</translation>
        </message>
        <message>
            <source>None of these</source>
            <translation>Ninguna de estas</translation>
        </message>
        <message>
            <source>an empty list</source>
            <translation>una lista vacía</translation>
        </message>
        <message>
            <source>any number</source>
            <translation>cualquier número</translation>
        </message>
        <message>
            <source>at least {points}</source>
            <translation>al menos {points}</translation>
        </message>
        <message>
            <source>at least {points} before weighting ({end} after)</source>
            <translation>al menos {points} antes de ponderar ({end} después)</translation>
        </message>
        <message>
            <source>at most {points}</source>
            <translation>como máximo {points}</translation>
        </message>
        <message>
            <source>at most {points} before weighting ({end} after)</source>
            <translation>como máximo {points} antes de ponderar ({end} después)</translation>
        </message>
        <message>
            <source>by {field}</source>
            <translation>por {field}</translation>
        </message>
        <message>
            <source>date</source>
            <translation>fecha</translation>
        </message>
        <message>
            <source>disqualifies</source>
            <translation>descalifica</translation>
        </message>
        <message>
            <source>e-mail</source>
            <translation>correo</translation>
        </message>
        <message>
            <source>engagement</source>
            <translation>interacción</translation>
        </message>
        <message>
            <source>every lead</source>
            <translation>todos los leads</translation>
        </message>
        <message>
            <source>fit</source>
            <translation>encaje</translation>
        </message>
        <message>
            <source>for each of {field}</source>
            <translation>por cada uno de {field}</translation>
        </message>
        <message>
            <source>forces {tier}</source>
            <translation>fuerza {tier}</translation>
        </message>
        <message>
            <source>neither</source>
            <translation>ninguno</translation>
        </message>
        <message>
            <source>none of: {conditions}</source>
            <translation>ninguna de: {conditions}</translation>
        </message>
        <message>
            <source>number</source>
            <translation>número</translation>
        </message>
        <message>
            <source>text</source>
            <translation>texto</translation>
        </message>
        <message>
            <source>the list “{name}”</source>
            <translation>la lista «{name}»</translation>
        </message>
        <message>
            <source>under {high}</source>
            <translation>menos de {high}</translation>
        </message>
        <message>
            <source>yes/no</source>
            <translation>sí/no</translation>
        </message>
        <message>
            <source>{first} and {last}</source>
            <translation>{first} y {last}</translation>
        </message>
        <message>
            <source>{first} or {last}</source>
            <translation>{first} o {last}</translation>
        </message>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} a {last}</translation>
        </message>
        <message>
            <source>{high} or less</source>
            <translation>{high} o menos</translation>
        </message>
        <message>
            <source>{items} and {count} more</source>
            <translation>{items} y {count} más</translation>
        </message>
        <message>
            <source>{low} or more</source>
            <translation>{low} o más</translation>
        </message>
        <message>
            <source>{low} to under {high}</source>
            <translation>{low} a menos de {high}</translation>
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation>{low} a {high}</translation>
        </message>
        <message>
            <source>{points} each</source>
            <translation>{points} por cada uno</translation>
        </message>
        <message>
            <source>{points} each ≤ {cap}</source>
            <translation>{points} por cada uno ≤ {cap}</translation>
        </message>
    </context>
    <context>
        <name>RulesPage</name>
        <message>
            <source>Add a category</source>
            <translation>Añadir una categoría</translation>
        </message>
        <message>
            <source>Add a rule</source>
            <translation>Añadir una regla</translation>
        </message>
        <message>
            <source>Apply all edits</source>
            <translation>Aplicar todos los cambios</translation>
        </message>
        <message>
            <source>Apply the edit</source>
            <translation>Aplicar el cambio</translation>
        </message>
        <message>
            <source>Delete the chosen rules</source>
            <translation>Eliminar las reglas elegidas</translation>
        </message>
        <message>
            <source>Duplicate the chosen rules</source>
            <translation>Duplicar las reglas elegidas</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Historial</translation>
        </message>
        <message>
            <source>Move rules down</source>
            <translation>Bajar las reglas</translation>
        </message>
        <message>
            <source>Move rules up</source>
            <translation>Subir las reglas</translation>
        </message>
        <message>
            <source>Revert the edit</source>
            <translation>Deshacer el cambio de la regla</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Reglas</translation>
        </message>
        <message>
            <source>Switch the chosen rules on or off</source>
            <translation>Activar o desactivar las reglas elegidas</translation>
        </message>
        <message>
            <source>Tiers and grades</source>
            <translation>Niveles y grados</translation>
        </message>
    </context>
    <context>
        <name>ScaleBox</name>
        <message>
            <source>&amp;Decimals of the score</source>
            <translation>&amp;Decimales de la puntuación</translation>
        </message>
        <message>
            <source>0 to 100</source>
            <translation>0 a 100</translation>
        </message>
        <message>
            <source>Percent of possible</source>
            <translation>Porcentaje de lo posible</translation>
        </message>
        <message>
            <source>Plain sum</source>
            <translation>Suma simple</translation>
        </message>
        <message>
            <source>The sum as a share of the most that a lead can get, now {possible} points.</source>
            <translation>La suma como parte de lo máximo que puede tener un lead, ahora {possible} puntos.</translation>
        </message>
        <message>
            <source>The sum as it is, now from {low} to {high}.</source>
            <translation>La suma tal cual, ahora de {low} a {high}.</translation>
        </message>
        <message>
            <source>The sum of the points; below 0 counts as 0, above 100 as 100.</source>
            <translation>La suma de los puntos; por debajo de 0 cuenta como 0 y por encima de 100 como 100.</translation>
        </message>
        <message>
            <source>no upper limit</source>
            <translation>sin límite superior</translation>
        </message>
    </context>
    <context>
        <name>ScoreLine</name>
        <message>
            <source>No leads are open.</source>
            <translation>No hay leads abiertos.</translation>
        </message>
        <message>
            <source>as of {day}</source>
            <translation>a fecha de {day}</translation>
        </message>
        <message>
            <source>not scored yet</source>
            <translation>sin puntuar todavía</translation>
        </message>
        <message>
            <source>the rules have a problem: these are the scores from before</source>
            <translation>las reglas tienen un problema: estas son las puntuaciones de antes</translation>
        </message>
    </context>
    <context>
        <name>ScoreRangeDialog</name>
        <message>
            <source>A limit is a number, or left empty.</source>
            <translation>Un límite es un número, o se deja vacío.</translation>
        </message>
        <message>
            <source>Filter by score</source>
            <translation>Filtrar por puntuación</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>Highest score</source>
            <translation>Puntuación más alta</translation>
        </message>
        <message>
            <source>Lowest score</source>
            <translation>Puntuación más baja</translation>
        </message>
        <message>
            <source>Show leads</source>
            <translation>Mostrar leads</translation>
        </message>
        <message>
            <source>Show leads with a score</source>
            <translation>Mostrar leads con una puntuación</translation>
        </message>
        <message>
            <source>The lowest score is higher than the highest.</source>
            <translation>La puntuación más baja es mayor que la más alta.</translation>
        </message>
        <message>
            <source>any</source>
            <translation>cualquiera</translation>
        </message>
        <message>
            <source>to</source>
            <translation>a</translation>
        </message>
    </context>
    <context>
        <name>SearchLine</name>
        <message>
            <source>Search all columns</source>
            <translation>Buscar en todas las columnas</translation>
        </message>
        <message>
            <source>Search the leads</source>
            <translation>Buscar en los leads</translation>
        </message>
        <message>
            <source>Words that stand anywhere in a lead; “quoted words” as one ({keys})</source>
            <translation>Palabras en cualquier parte de un lead; «palabras entre comillas» como una sola ({keys})</translation>
        </message>
    </context>
    <context>
        <name>Session</name>
        <message>
            <source>Another window changed the same: what was done here before cannot be undone any more.</source>
            <translation>Otra ventana cambió lo mismo: lo que se hizo aquí antes ya no se puede deshacer.</translation>
        </message>
        <message>
            <source>Opening {file}</source>
            <translation>Abriendo {file}</translation>
        </message>
        <message>
            <source>Reading {file}</source>
            <translation>Leyendo {file}</translation>
        </message>
        <message>
            <source>These leads were read anew: what was done before cannot be undone any more.</source>
            <translation>Estos leads se han vuelto a leer: lo que se hizo antes ya no se puede deshacer.</translation>
        </message>
    </context>
    <context>
        <name>SheetRules</name>
        <message>
            <source>Leave them aside</source>
            <translation>Dejarlas de lado</translation>
        </message>
        <message>
            <source>Reading the rules of the sheet</source>
            <translation>Leyendo las reglas de la hoja</translation>
        </message>
        <message>
            <source>Rules from the sheet of {file}</source>
            <translation>Reglas de la hoja de {file}</translation>
        </message>
        <message>
            <source>Somebody changed rules on the sheets of {file}; the scores here do not count that yet.</source>
            <translation>Alguien cambió reglas en las hojas de {file}; las puntuaciones de aquí todavía no lo tienen en cuenta.</translation>
        </message>
        <message>
            <source>Take them over</source>
            <translation>Tomarlas</translation>
        </message>
        <message>
            <source>{cells}; and {count} more</source>
            <translation>{cells}; y {count} más</translation>
        </message>
        <message>
            <source>{sheet}, cell {cell}: “{now}” instead of “{before}”</source>
            <translation>{sheet}, celda {cell}: «{now}» en lugar de «{before}»</translation>
        </message>
    </context>
    <context>
        <name>Shelf</name>
        <message>
            <source>Open it in Excel, and save it again.</source>
            <translation>Ábralo en Excel y guárdelo de nuevo.</translation>
        </message>
        <message>
            <source>This workbook is damaged and cannot be read.</source>
            <translation>Este libro está dañado y no se puede leer.</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Command</source>
            <translation>Orden</translation>
        </message>
        <message>
            <source>Commands and their keys</source>
            <translation>Órdenes y sus teclas</translation>
        </message>
        <message>
            <source>Find a command</source>
            <translation>Buscar una orden</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Atajos de teclado</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Teclas</translation>
        </message>
    </context>
    <context>
        <name>StartPage</name>
        <message>
            <source>300 made-up leads, scored and explained in one click.</source>
            <translation>300 leads inventados, puntuados y explicados con un clic.</translation>
        </message>
        <message>
            <source>A workbook or a .csv with a row of headers. Your file is only read.</source>
            <translation>Un libro o un .csv con una fila de encabezados. El archivo solo se lee.</translation>
        </message>
        <message>
            <source>Back into your spreadsheet</source>
            <translation>De vuelta a la hoja de cálculo</translation>
        </message>
        <message>
            <source>Beside each score stands why: “+19 size 30–99; +8 free trial; −5 silent after demo”.</source>
            <translation>Junto a cada puntuación está el porqué: «+19 tamaño 30–99; +8 prueba gratuita; −5 silencio tras la demo».</translation>
        </message>
        <message>
            <source>Drag it from your files into this window.</source>
            <translation>Arrástrelo desde sus archivos hasta esta ventana.</translation>
        </message>
        <message>
            <source>Drop a file anywhere</source>
            <translation>Soltar un archivo en cualquier sitio</translation>
        </message>
        <message>
            <source>Every score explained</source>
            <translation>Cada puntuación, explicada</translation>
        </message>
        <message>
            <source>Open leads…</source>
            <translation>Abrir leads…</translation>
        </message>
        <message>
            <source>Points for what fits and for what leads do, added up to a score and a tier: hot, warm, cold.</source>
            <translation>Puntos por lo que encaja y por lo que hacen los leads, sumados en una puntuación y un nivel: caliente, templado, frío.</translation>
        </message>
        <message>
            <source>Recent files</source>
            <translation>Archivos recientes</translation>
        </message>
        <message>
            <source>Rules that you can read</source>
            <translation>Reglas que se pueden leer</translation>
        </message>
        <message>
            <source>Scores go into your own workbook as plain formulas. Nothing else in it changes.</source>
            <translation>Las puntuaciones van a su propio libro como simples fórmulas. Nada más cambia en él.</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Inicio</translation>
        </message>
        <message>
            <source>Try the sample</source>
            <translation>Probar el ejemplo</translation>
        </message>
        <message>
            <source>Which lead to call first, and why.</source>
            <translation>A qué lead llamar primero, y por qué.</translation>
        </message>
    </context>
    <context>
        <name>SwatchButton</name>
        <message>
            <source>Amber</source>
            <translation>Ámbar</translation>
        </message>
        <message>
            <source>Another colour…</source>
            <translation>Otro color…</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>Azul</translation>
        </message>
        <message>
            <source>Colour of “{tier}”</source>
            <translation>Color de «{tier}»</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>Verde</translation>
        </message>
        <message>
            <source>Light blue</source>
            <translation>Azul claro</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>Naranja</translation>
        </message>
        <message>
            <source>Pink</source>
            <translation>Rosa</translation>
        </message>
        <message>
            <source>Slate</source>
            <translation>Pizarra</translation>
        </message>
        <message>
            <source>The colour of its rank</source>
            <translation>El color de su puesto</translation>
        </message>
        <message>
            <source>Vermilion</source>
            <translation>Bermellón</translation>
        </message>
    </context>
    <context>
        <name>TemplatesDialog</name>
        <message>
            <source>1 category</source>
            <translation>1 categoría</translation>
        </message>
        <message>
            <source>1 rule</source>
            <translation>1 regla</translation>
        </message>
        <message>
            <source>Add model “{model}”</source>
            <translation>Añadir el modelo «{model}»</translation>
        </message>
        <message>
            <source>Each is a complete model. It becomes a model of your own: change what you like.</source>
            <translation>Cada una es un modelo completo. Se convierte en un modelo propio: cambie lo que quiera.</translation>
        </message>
        <message>
            <source>Fields</source>
            <translation>Campos</translation>
        </message>
        <message>
            <source>No template says that. Try fewer words.</source>
            <translation>Ninguna plantilla dice eso. Pruebe con menos palabras.</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Reglas</translation>
        </message>
        <message>
            <source>Search templates</source>
            <translation>Buscar plantillas</translation>
        </message>
        <message>
            <source>Search: what do you want to score?</source>
            <translation>Buscar: ¿qué quiere puntuar?</translation>
        </message>
        <message>
            <source>Start from a template</source>
            <translation>Empezar con una plantilla</translation>
        </message>
        <message>
            <source>Templates</source>
            <translation>Plantillas</translation>
        </message>
        <message>
            <source>Use this template</source>
            <translation>Usar esta plantilla</translation>
        </message>
        <message>
            <source>What the template does</source>
            <translation>Qué hace la plantilla</translation>
        </message>
        <message>
            <source>needs 1 field</source>
            <translation>necesita 1 campo</translation>
        </message>
        <message>
            <source>needs {count} fields</source>
            <translation>necesita {count} campos</translation>
        </message>
        <message>
            <source>no column that is certain</source>
            <translation>ninguna columna segura</translation>
        </message>
        <message>
            <source>your file has all {count} fields</source>
            <translation>su archivo tiene los {count} campos</translation>
        </message>
        <message>
            <source>your file has its field</source>
            <translation>su archivo tiene su campo</translation>
        </message>
        <message>
            <source>your file has {found} of {count} fields</source>
            <translation>su archivo tiene {found} de {count} campos</translation>
        </message>
        <message>
            <source>{count} categories</source>
            <translation>{count} categorías</translation>
        </message>
        <message>
            <source>{count} rules</source>
            <translation>{count} reglas</translation>
        </message>
        <message>
            <source>{found} of {count} fields found in {file}</source>
            <translation>{found} de {count} campos encontrados en {file}</translation>
        </message>
    </context>
    <context>
        <name>TextEditor</name>
        <message>
            <source>Text</source>
            <translation>Texto</translation>
        </message>
        <message>
            <source>Text to compare with</source>
            <translation>Texto con el que se compara</translation>
        </message>
    </context>
    <context>
        <name>TierBadge</name>
        <message>
            <source>Tier: {tier}</source>
            <translation>Nivel: {tier}</translation>
        </message>
    </context>
    <context>
        <name>TierBars</name>
        <message>
            <source>After</source>
            <translation>Después</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Antes</translation>
        </message>
        <message>
            <source>{tier}: {before} leads before, {after} after</source>
            <translation>{tier}: {before} leads antes, {after} después</translation>
        </message>
    </context>
    <context>
        <name>TierRow</name>
        <message>
            <source>Move down: thresholds stay with their ranks</source>
            <translation>Bajar: los umbrales se quedan en su puesto</translation>
        </message>
        <message>
            <source>Move up: thresholds stay with their ranks</source>
            <translation>Subir: los umbrales se quedan en su puesto</translation>
        </message>
        <message>
            <source>Name of tier {number}</source>
            <translation>Nombre del nivel {number}</translation>
        </message>
        <message>
            <source>Note on “{tier}”</source>
            <translation>Nota sobre «{tier}»</translation>
        </message>
        <message>
            <source>Remove “{tier}”</source>
            <translation>Quitar «{tier}»</translation>
        </message>
        <message>
            <source>Threshold of {tier}</source>
            <translation>Umbral de {tier}</translation>
        </message>
        <message>
            <source>Use percent of possible</source>
            <translation>Usar el porcentaje de lo posible</translation>
        </message>
        <message>
            <source>What to do with these leads</source>
            <translation>Qué hacer con estos leads</translation>
        </message>
        <message>
            <source>all the rest</source>
            <translation>todo el resto</translation>
        </message>
        <message>
            <source>by grade</source>
            <translation>por grado</translation>
        </message>
    </context>
    <context>
        <name>TierTable</name>
        <message>
            <source>Change</source>
            <translation>Cambio</translation>
        </message>
        <message>
            <source>Choose a stronger one.</source>
            <translation>Elija uno más intenso.</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>Leads</source>
            <translation>Leads</translation>
        </message>
        <message>
            <source>More or fewer leads than when a version of this model was last kept; where none was kept since the leads were opened, than then.</source>
            <translation>Más o menos leads que cuando se conservó la última versión de este modelo; si no se ha conservado ninguna desde que se abrieron los leads, que entonces.</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Nota</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Parte</translation>
        </message>
        <message>
            <source>This colour hardly stands out from the window.</source>
            <translation>Este color apenas se distingue de la ventana.</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Nivel</translation>
        </message>
    </context>
    <context>
        <name>TierToggle</name>
        <message>
            <source>Show leads of the tier {tier}; with none chosen, all tiers are shown</source>
            <translation>Mostrar los leads del nivel {tier}; si no se elige ninguno, se muestran todos los niveles</translation>
        </message>
        <message>
            <source>{tier}, {leads}</source>
            <translation>{tier}, {leads}</translation>
        </message>
    </context>
    <context>
        <name>TiersPanel</name>
        <message>
            <source>1 lead has its tier from an override or a rule, wherever the thresholds stand.</source>
            <translation>1 lead tiene su nivel por una corrección o una regla, estén donde estén los umbrales.</translation>
        </message>
        <message>
            <source>A threshold of this scale lies between {low} and {high}.</source>
            <translation>Un umbral de esta escala está entre {low} y {high}.</translation>
        </message>
        <message>
            <source>Add tier</source>
            <translation>Añadir nivel</translation>
        </message>
        <message>
            <source>Call today</source>
            <translation>Llamar hoy</translation>
        </message>
        <message>
            <source>Cold</source>
            <translation>Frío</translation>
        </message>
        <message>
            <source>Colour of “{tier}”</source>
            <translation>Color de «{tier}»</translation>
        </message>
        <message>
            <source>Decimals of the score</source>
            <translation>Decimales de la puntuación</translation>
        </message>
        <message>
            <source>Grades</source>
            <translation>Grados</translation>
        </message>
        <message>
            <source>Hot</source>
            <translation>Caliente</translation>
        </message>
        <message>
            <source>Hot, warm, cold</source>
            <translation>Caliente, templado, frío</translation>
        </message>
        <message>
            <source>Meeting/demo</source>
            <translation>Reunión/demo</translation>
        </message>
        <message>
            <source>Name of “{tier}”</source>
            <translation>Nombre de «{tier}»</translation>
        </message>
        <message>
            <source>New tier</source>
            <translation>Nivel nuevo</translation>
        </message>
        <message>
            <source>Note on “{tier}”</source>
            <translation>Nota sobre «{tier}»</translation>
        </message>
        <message>
            <source>Open leads to see how they are spread.</source>
            <translation>Abra leads para ver cómo se reparten.</translation>
        </message>
        <message>
            <source>Pipeline stages</source>
            <translation>Etapas del embudo</translation>
        </message>
        <message>
            <source>Presets</source>
            <translation>Juegos listos</translation>
        </message>
        <message>
            <source>Proposal/negotiation</source>
            <translation>Propuesta/negociación</translation>
        </message>
        <message>
            <source>Prospecting</source>
            <translation>Prospección</translation>
        </message>
        <message>
            <source>Qualification</source>
            <translation>Calificación</translation>
        </message>
        <message>
            <source>Rank of “{tier}”</source>
            <translation>Puesto de «{tier}»</translation>
        </message>
        <message>
            <source>Ready sets of tiers in place of these</source>
            <translation>Juegos de niveles listos en lugar de estos</translation>
        </message>
        <message>
            <source>Remove tier “{tier}”</source>
            <translation>Quitar el nivel «{tier}»</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Escala</translation>
        </message>
        <message>
            <source>Scale of the score</source>
            <translation>Escala de la puntuación</translation>
        </message>
        <message>
            <source>Score distribution</source>
            <translation>Distribución de la puntuación</translation>
        </message>
        <message>
            <source>There is no room for another tier on this scale.</source>
            <translation>No cabe otro nivel en esta escala.</translation>
        </message>
        <message>
            <source>Threshold of “{tier}”</source>
            <translation>Umbral de «{tier}»</translation>
        </message>
        <message>
            <source>Tiers</source>
            <translation>Niveles</translation>
        </message>
        <message>
            <source>Tiers come from the table of grades below, so there are no thresholds to move.</source>
            <translation>Los niveles salen de la tabla de grados de abajo, así que no hay umbrales que mover.</translation>
        </message>
        <message>
            <source>Tiers: {preset}</source>
            <translation>Niveles: {preset}</translation>
        </message>
        <message>
            <source>Warm</source>
            <translation>Templado</translation>
        </message>
        <message>
            <source>Write or invite</source>
            <translation>Escribir o invitar</translation>
        </message>
        <message>
            <source>{count} leads have their tier from an override or a rule, wherever the thresholds stand.</source>
            <translation>{count} leads tienen su nivel por una corrección o una regla, estén donde estén los umbrales.</translation>
        </message>
        <message>
            <source>{leads}, {out} of them disqualified</source>
            <translation>{leads}, {out} de ellos descalificados</translation>
        </message>
        <message>
            <source>“{tier}” begins there already.</source>
            <translation>“{tier}” ya empieza ahí.</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>&amp;Model</source>
            <translation>&amp;Modelo</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportar…</translation>
        </message>
        <message>
            <source>Manage models</source>
            <translation>Administrar modelos</translation>
        </message>
        <message>
            <source>Model that scores</source>
            <translation>Modelo que puntúa</translation>
        </message>
        <message>
            <source>Model “{name}”</source>
            <translation>Modelo «{name}»</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Rehacer</translation>
        </message>
        <message>
            <source>Redo: {what}</source>
            <translation>Rehacer: {what}</translation>
        </message>
        <message>
            <source>The model that scores these leads</source>
            <translation>El modelo que puntúa estos leads</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Undo: {what}</source>
            <translation>Deshacer: {what}</translation>
        </message>
        <message>
            <source>Write the scores into a workbook or a .csv ({keys})</source>
            <translation>Escribir las puntuaciones en un libro o un .csv ({keys})</translation>
        </message>
    </context>
    <context>
        <name>TrialField</name>
        <message>
            <source>blank</source>
            <translation>vacío</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>sí</translation>
        </message>
    </context>
    <context>
        <name>TwoNumbersEditor</name>
        <message>
            <source>Largest number</source>
            <translation>Número mayor</translation>
        </message>
        <message>
            <source>Smallest number</source>
            <translation>Número menor</translation>
        </message>
        <message>
            <source>and</source>
            <translation>y</translation>
        </message>
    </context>
    <context>
        <name>ViewNameDialog</name>
        <message>
            <source>Another name for the view</source>
            <translation>Otro nombre para la vista</translation>
        </message>
        <message>
            <source>Its filters, search and order are kept, and it finds its leads anew after every scoring.</source>
            <translation>Se guardan sus filtros, su búsqueda y su orden, y encuentra sus leads de nuevo tras cada puntuación.</translation>
        </message>
        <message>
            <source>Keep the columns with it, as they are now</source>
            <translation>Guardar también las columnas tal como están ahora</translation>
        </message>
        <message>
            <source>Name of the view</source>
            <translation>Nombre de la vista</translation>
        </message>
        <message>
            <source>Otherwise it shows the columns that views without their own show</source>
            <translation>Si no, muestra las columnas de las vistas que no tienen propias</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Cambiar el nombre</translation>
        </message>
        <message>
            <source>Rename view</source>
            <translation>Cambiar el nombre de la vista</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Save view</source>
            <translation>Guardar vista</translation>
        </message>
        <message>
            <source>What shall this view be called?</source>
            <translation>¿Cómo se llamará esta vista?</translation>
        </message>
    </context>
    <context>
        <name>ViewTabs</name>
        <message>
            <source>Show the view “{view}”</source>
            <translation>Mostrar la vista «{view}»</translation>
        </message>
        <message>
            <source>Show the view “{view}”: {leads}</source>
            <translation>Mostrar la vista “{view}”: {leads}</translation>
        </message>
        <message>
            <source>Something else is asked for than this view was saved with. Click to go back to it.</source>
            <translation>Se pide algo distinto de lo que se guardó con esta vista. Clic para volver a ella.</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>Vistas</translation>
        </message>
        <message>
            <source>{view} · edited</source>
            <translation>{view} · modificada</translation>
        </message>
    </context>
    <context>
        <name>Waterfall</name>
        <message>
            <source>Click to open the rule</source>
            <translation>Clic para abrir la regla</translation>
        </message>
        <message>
            <source>How the score came about</source>
            <translation>Cómo se formó la puntuación</translation>
        </message>
        <message>
            <source>{what}: {points}</source>
            <translation>{what}: {points}</translation>
        </message>
        <message>
            <source>{what}: {points}, {total} so far</source>
            <translation>{what}: {points}, {total} hasta aquí</translation>
        </message>
    </context>
    <context>
        <name>WhyBox</name>
        <message>
            <source>Chart</source>
            <translation>Gráfico</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Lista</translation>
        </message>
        <message>
            <source>No rule gave this lead any points.</source>
            <translation>Ninguna regla dio puntos a este lead.</translation>
        </message>
        <message>
            <source>Show the contributions as a chart</source>
            <translation>Mostrar las contribuciones como gráfico</translation>
        </message>
        <message>
            <source>Show the contributions as a list with running totals</source>
            <translation>Mostrar las contribuciones como lista con totales acumulados</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Por qué</translation>
        </message>
    </context>
    <context>
        <name>WhyList</name>
        <message>
            <source>Enter or a double click opens the rule</source>
            <translation>Intro o un doble clic abre la regla</translation>
        </message>
        <message>
            <source>How the score came about</source>
            <translation>Cómo se formó la puntuación</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>Puntos</translation>
        </message>
        <message>
            <source>So far</source>
            <translation>Hasta aquí</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Qué</translation>
        </message>
    </context>
    <context>
        <name>Wizard</name>
        <message>
            <source>Begun with 1 factor</source>
            <translation>Iniciado con 1 factor</translation>
        </message>
        <message>
            <source>Begun with {count} factors</source>
            <translation>Iniciado con {count} factores</translation>
        </message>
        <message>
            <source>Company address</source>
            <translation>Dirección de empresa</translation>
        </message>
        <message>
            <source>Engagement</source>
            <translation>Interacción</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Encaje</translation>
        </message>
        <message>
            <source>My model</source>
            <translation>Mi modelo</translation>
        </message>
        <message>
            <source>Private or throw-away address</source>
            <translation>Dirección privada o desechable</translation>
        </message>
        <message>
            <source>any number</source>
            <translation>cualquier número</translation>
        </message>
        <message>
            <source>{field} in the last {days} days</source>
            <translation>{field} en los últimos {days} días</translation>
        </message>
        <message>
            <source>{field} more than {days} days ago</source>
            <translation>{field} hace más de {days} días</translation>
        </message>
        <message>
            <source>{field}: {range}</source>
            <translation>{field}: {range}</translation>
        </message>
        <message>
            <source>{field}: {values}</source>
            <translation>{field}: {values}</translation>
        </message>
        <message>
            <source>{high} or less</source>
            <translation>{high} o menos</translation>
        </message>
        <message>
            <source>{low} or more</source>
            <translation>{low} o más</translation>
        </message>
        <message>
            <source>{low} to {high}</source>
            <translation>{low} a {high}</translation>
        </message>
        <message>
            <source>{some} and {count} more</source>
            <translation>{some} y {count} más</translation>
        </message>
    </context>
    <context>
        <name>WizardDialog</name>
        <message>
            <source>&amp;Name of the model</source>
            <translation>&amp;Nombre del modelo</translation>
        </message>
        <message>
            <source>1 factor chosen.</source>
            <translation>1 factor elegido.</translation>
        </message>
        <message>
            <source>A few more tell leads apart better.</source>
            <translation>Con unos cuantos más se distinguen mejor los leads.</translation>
        </message>
        <message>
            <source>A few warning signs take points away. You may leave this out.</source>
            <translation>Unas pocas señales de alerta quitan puntos. Se puede omitir.</translation>
        </message>
        <message>
            <source>A good number.</source>
            <translation>Un buen número.</translation>
        </message>
        <message>
            <source>Add model “{model}”</source>
            <translation>Añadir el modelo «{model}»</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Atrás</translation>
        </message>
        <message>
            <source>Build a model</source>
            <translation>Crear un modelo</translation>
        </message>
        <message>
            <source>Call today</source>
            <translation>Llamar hoy</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Choose a good sign: nothing gives points yet.</source>
            <translation>Elija una buena señal: todavía nada da puntos.</translation>
        </message>
        <message>
            <source>Choose five to ten factors. Fewer hardly tell leads apart; with more, nobody can say any more why a lead is where it is.</source>
            <translation>Elija de cinco a diez factores. Con menos apenas se distinguen los leads; con más, ya nadie sabe decir por qué un lead está donde está.</translation>
        </message>
        <message>
            <source>Cold</source>
            <translation>Frío</translation>
        </message>
        <message>
            <source>Factors</source>
            <translation>Factores</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Finalizar</translation>
        </message>
        <message>
            <source>Hot</source>
            <translation>Caliente</translation>
        </message>
        <message>
            <source>Hot or not</source>
            <translation>Caliente o no</translation>
        </message>
        <message>
            <source>Hot, warm, cold</source>
            <translation>Caliente, templado, frío</translation>
        </message>
        <message>
            <source>Model for {file}</source>
            <translation>Modelo para {file}</translation>
        </message>
        <message>
            <source>More than ten make the score hard to explain, and hardly change who comes first.</source>
            <translation>Con más de diez la puntuación es difícil de explicar y apenas cambia quién va primero.</translation>
        </message>
        <message>
            <source>My model</source>
            <translation>Mi modelo</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Siguiente</translation>
        </message>
        <message>
            <source>No column of these leads offers anything here.</source>
            <translation>Ninguna columna de estos leads ofrece nada aquí.</translation>
        </message>
        <message>
            <source>Not counted yet, because no value is chosen: {columns}.</source>
            <translation>Todavía no cuentan, porque no se ha elegido ningún valor: {columns}.</translation>
        </message>
        <message>
            <source>Not yet</source>
            <translation>Todavía no</translation>
        </message>
        <message>
            <source>Nurture</source>
            <translation>Por madurar</translation>
        </message>
        <message>
            <source>Open the sample</source>
            <translation>Abrir el ejemplo</translation>
        </message>
        <message>
            <source>Other columns</source>
            <translation>Otras columnas</translation>
        </message>
        <message>
            <source>Pull the thresholds until each tier holds as many leads as your team can look after.</source>
            <translation>Mueva los umbrales hasta que cada nivel tenga tantos leads como pueda atender su equipo.</translation>
        </message>
        <message>
            <source>Sales-ready</source>
            <translation>Listos para ventas</translation>
        </message>
        <message>
            <source>Sales-ready, nurture</source>
            <translation>Listos para ventas, por madurar</translation>
        </message>
        <message>
            <source>Step {step} of {count}</source>
            <translation>Paso {step} de {count}</translation>
        </message>
        <message>
            <source>Suggested</source>
            <translation>Sugeridos</translation>
        </message>
        <message>
            <source>The wizard starts from the columns of your own leads. Open a lead file first, or try the sample.</source>
            <translation>El asistente parte de las columnas de sus propios leads. Abra antes un archivo de leads, o pruebe el ejemplo.</translation>
        </message>
        <message>
            <source>Tiers</source>
            <translation>Niveles</translation>
        </message>
        <message>
            <source>Warm</source>
            <translation>Templado</translation>
        </message>
        <message>
            <source>What makes a good lead?</source>
            <translation>¿Qué hace bueno a un lead?</translation>
        </message>
        <message>
            <source>What speaks against a lead?</source>
            <translation>¿Qué habla en contra de un lead?</translation>
        </message>
        <message>
            <source>Who is called first?</source>
            <translation>¿A quién se llama primero?</translation>
        </message>
        <message>
            <source>Write or invite</source>
            <translation>Escribir o invitar</translation>
        </message>
        <message>
            <source>{count} factors chosen.</source>
            <translation>{count} factores elegidos.</translation>
        </message>
        <message>
            <source>{tier}: all the rest</source>
            <translation>{tier}: todo el resto</translation>
        </message>
        <message>
            <source>{tier}: from {number}</source>
            <translation>{tier}: desde {number}</translation>
        </message>
    </context>
    <context>
        <name>WizardPreview</name>
        <message>
            <source>1 lead</source>
            <translation>1 lead</translation>
        </message>
        <message>
            <source>Best leads</source>
            <translation>Mejores leads</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Vista previa</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Puntuación</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>Nivel</translation>
        </message>
        <message>
            <source>{count} leads</source>
            <translation>{count} leads</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>1 column</source>
            <translation>1 columna</translation>
        </message>
        <message>
            <source>1 lead</source>
            <translation>1 lead</translation>
        </message>
        <message>
            <source>1 row</source>
            <translation>1 fila</translation>
        </message>
        <message>
            <source>{count} columns</source>
            <translation>{count} columnas</translation>
        </message>
        <message>
            <source>{count} leads</source>
            <translation>{count} leads</translation>
        </message>
        <message>
            <source>{count} rows</source>
            <translation>{count} filas</translation>
        </message>
    </context>
    <context>
        <name>WorkspaceLink</name>
        <message>
            <source>Some overrides that were typed here do not count any more.</source>
            <translation>Algunas correcciones que se escribieron aquí ya no valen.</translation>
        </message>
        <message>
            <source>The workspace could not be saved. {error}</source>
            <translation>No se ha podido guardar el espacio de trabajo. {error}</translation>
        </message>
        <message>
            <source>There is no workspace: nothing is kept.</source>
            <translation>No hay espacio de trabajo: no se conserva nada.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Reintentar</translation>
        </message>
        <message>
            <source>Workspace: {path}</source>
            <translation>Espacio de trabajo: {path}</translation>
        </message>
        <message>
            <source>Yours counts; the other one is kept in its history.</source>
            <translation>Vale el suyo; el otro se conserva en su historial.</translation>
        </message>
        <message>
            <source>{error} Until then nothing is kept when the window is closed.</source>
            <translation>{error} Hasta entonces no se conserva nada al cerrar la ventana.</translation>
        </message>
        <message>
            <source>“{model}” was changed in another window too.</source>
            <translation>«{model}» también se cambió en otra ventana.</translation>
        </message>
    </context>
    <context>
        <name>_LeadTable</name>
        <message>
            <source>Double-click shows the lead</source>
            <translation>Con doble clic se muestra el lead</translation>
        </message>
        <message>
            <source>Leads of the preview</source>
            <translation>Leads de la vista previa</translation>
        </message>
        <message>
            <source>Show this lead</source>
            <translation>Mostrar este lead</translation>
        </message>
    </context>
    <context>
        <name>_Words</name>
        <message>
            <source>What the edit would do</source>
            <translation>Qué haría el cambio</translation>
        </message>
    </context>
</TS>
